#pragma once

#include <string>

namespace sceau::support::test {

/// The first JSON block of a page of docs/.
[[nodiscard]] std::string documentedJson(const std::string& page);

} // namespace sceau::support::test
