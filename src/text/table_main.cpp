#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

/// sceau-text-table text.json table.cpp: the sentences as C++, so that no program parses them. A file that is not as it should be stops
/// the build.
namespace {

using nlohmann::json;

/// Octal escapes: they end after three digits, whatever follows.
std::string literal(const std::string& text)
{
    static constexpr auto* digits = "01234567";
    std::string quoted = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte >= 0x20 && byte < 0x7f && c != '"' && c != '\\' && c != '?';
        if (plain)
            quoted += c;
        else
            quoted += {'\\', digits[byte >> 6U], digits[(byte >> 3U) & 7U], digits[byte & 7U]};
    }
    return quoted + '"';
}

std::string pattern(const json& texts)
{
    const auto part = [&](const char* name) { return literal(texts.value(name, "")); };
    return '{' + part("title") + ", " + part("cause") + ", " + part("next") + '}';
}

void write(const json& document, std::ostream& out)
{
    out << "#include \"text/table.hpp\"\nnamespace sceau::text {\nnamespace {\nconstexpr Row all[] = {\n";
    for (const auto& [key, texts] : document.items()) { // sorted by key, since nlohmann::json is
        const bool complete = texts.contains("fr") && texts.contains("en");
        const auto& french = texts.at(texts.contains("fr") ? "fr" : "en");
        const auto& english = texts.at(texts.contains("en") ? "en" : "fr");
        out << '{' << literal(key) << ", {{" << pattern(french) << ", " << pattern(english) << "}}, " << (complete ? "true" : "false")
            << "},\n";
    }
    out << "};\n} // namespace\nconst Row* const rows = all;\nconst std::size_t rowCount = " << document.size()
        << ";\n} // namespace sceau::text\n";
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) return 2;
    try {
        std::ifstream in(argv[1]);
        std::ofstream out(argv[2]);
        write(json::parse(in), out);
        out.flush();
        return out ? 0 : 1;
    } catch (const std::exception& problem) {
        std::cerr << argv[1] << ": " << problem.what() << '\n';
        return 1;
    }
}
