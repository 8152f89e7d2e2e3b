#include "cli/options.hpp"

#include "support/settings.hpp"

#include <nlohmann/json.hpp>

namespace sceau::cli {

using base::Code;
using base::Error;

CLI::App* command(CLI::App& parent, const std::string& name, const Console& console, const std::vector<std::string>& examples)
{
    const auto key = (parent.get_parent() ? parent.get_name() + '.' : std::string{}) + name;
    auto* made = parent.add_subcommand(name, text::sentence("cli." + key, console.language()));
    made->group(text::sentence("cli.label.Subcommands", console.language()));
    if (auto* help = made->get_help_ptr()) help->group(text::sentence("cli.label.OPTIONS", console.language()));
    if (examples.empty()) return made;
    std::string footer = text::sentence("cli.examples", console.language());
    for (const auto& example : examples)
        footer += "\n  " + example;
    made->footer(footer + '\n');
    return made;
}

CLI::Option* flag(CLI::App& app, const std::string& name, bool& value, const Console& console)
{
    return app.add_flag(name, value, text::sentence("cli.option." + name.substr(2), console.language()));
}

CLI::Option* positional(CLI::App& app, const std::string& name, std::string& value, const Console& console)
{
    return app.add_option(name, value, text::sentence("cli.option." + name, console.language()))->required();
}

void jsonOption(CLI::App& app, Console& console)
{
    flag(app, "--json", console.json, console);
}

Error usage(const Console& console, std::string_view key, const base::Facts& facts)
{
    return Error{Code::usageInvalid}.at("cli").with("problem", text::sentence(key, console.language(), facts));
}

base::Status checkText(const std::string& value, const std::string& option, const Console& console)
{
    const auto strict = nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::ignore);
    const bool utf8 = nlohmann::json::parse(strict).get<std::string>() == value;
    if (!utf8) return tl::unexpected(usage(console, "cli.usage.utf8", {{"option", option}}));
    return {};
}

base::Result<base::Instant> timeOr(const std::string& value, base::Instant otherwise, const Console& console)
{
    if (value.empty()) return otherwise;
    const auto time = base::parseRfc3339(value);
    if (!time) return tl::unexpected(usage(console, "cli.usage.time", {{"value", plain(value)}}));
    return *time;
}

base::Result<std::vector<pki::Certificate>> anchors(const std::vector<std::string>& trust)
{
    std::vector<std::filesystem::path> places(trust.begin(), trust.end());
    if (trust.empty()) places = support::settings().trust;
    std::vector<pki::Certificate> all;
    for (const auto& place : places) {
        auto read = pki::readAnchors(place);
        if (!read) return tl::unexpected(std::move(read.error()).with("file", place.string()));
        all.insert(all.end(), std::make_move_iterator(read->begin()), std::make_move_iterator(read->end()));
    }
    return all;
}

} // namespace sceau::cli
