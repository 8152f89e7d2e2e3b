#include "documented.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace sceau::support::test {

std::string documentedJson(const std::string& page)
{
    std::ifstream file(std::filesystem::path(SCEAU_SOURCE_DIR) / "docs" / page);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto begin = text.find("```json\n") + 8;
    return text.substr(begin, text.find("```", begin) - begin);
}

} // namespace sceau::support::test
