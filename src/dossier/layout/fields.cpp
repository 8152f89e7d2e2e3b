#include "dossier/layout/fields.hpp"

namespace sceau::dossier::layout {

using base::Code;
using base::Error;

void Fields::set(std::string name, std::string value)
{
    values_.insert_or_assign(std::move(name), std::move(value));
}

base::Result<std::string> Fields::fill(std::string_view pattern) const
{
    std::string filled;
    while (!pattern.empty()) {
        const auto brace = pattern.find_first_of("{}");
        filled += pattern.substr(0, brace);
        if (brace == std::string_view::npos) break;

        const auto close = pattern.find('}', brace);
        if (pattern[brace] == '}' || close == std::string_view::npos) {
            return tl::unexpected(Error{Code::composeFailed}.at("fill").with("problem", "a brace without its pair"));
        }
        const auto name = pattern.substr(brace + 1, close - brace - 1);
        const auto found = values_.find(name);
        if (found == values_.end()) {
            return tl::unexpected(Error{Code::composeFailed}.at("fill").with("placeholder", std::string(name)));
        }
        filled += found->second;
        used_.insert(found->first);
        pattern.remove_prefix(close + 1);
    }
    return filled;
}

std::vector<std::string> Fields::unused() const
{
    std::vector<std::string> left;
    for (const auto& [name, value] : values_) {
        if (!used_.contains(name)) left.push_back(name);
    }
    return left;
}

} // namespace sceau::dossier::layout
