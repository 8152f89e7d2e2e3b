#pragma once

#include "base/result.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sceau::dossier::layout {

/// The {placeholders} of the templates and what stands in for them. Keeps account of what was used: a contract that leaves out a fact
/// is as wrong as one with a hole.
class Fields {
public:
    void set(std::string name, std::string value);

    /// `pattern` with each {name} replaced; values are never looked into. Code::composeFailed, facts "placeholder" or "problem".
    [[nodiscard]] base::Result<std::string> fill(std::string_view pattern) const;

    [[nodiscard]] std::vector<std::string> unused() const;

private:
    std::map<std::string, std::string, std::less<>> values_;
    mutable std::set<std::string, std::less<>> used_;
};

} // namespace sceau::dossier::layout
