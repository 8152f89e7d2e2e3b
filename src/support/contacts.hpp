#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace sceau::support {

/// Whom to call: one line at the foot of every failure. From a JSON file that an administrator edits (docs/contacts.md).
struct Contact {
    std::string name;
    std::string email;
    std::string phone;
    std::string hours;
    std::string cost;
};

/// The administrator's file if there is one, else the built-in example contacts. Code::portalInvalid never: a broken file gives the
/// built-in ones and is logged.
[[nodiscard]] std::vector<Contact> contacts(const std::filesystem::path& file = {});

} // namespace sceau::support
