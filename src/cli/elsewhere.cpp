#include "cli/elsewhere.hpp"

#include "base/program.hpp"
#include "cli/options.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unistd.h>

namespace sceau::cli {
namespace {

constexpr std::array<std::string_view, 5> commands{"eligibility", "renew", "dossier", "portal", "demo"};
constexpr auto program = "sceauctl-renewal";

bool isElsewhere(std::string_view word)
{
    return std::find(commands.begin(), commands.end(), word) != commands.end();
}

/// The command is the first word, but for the language: any other option before it is this program's own (--help, --version).
std::string_view commandIn(char** argv)
{
    for (++argv; *argv; ++argv) {
        const std::string_view word = *argv;
        if (word.starts_with("--lang=")) continue;
        if (word != "--lang") return word;
        if (!*++argv) break;
    }
    return {};
}

/// `verify --policy dossier` compares with the portal.
bool asksPortal(char** argv)
{
    for (++argv; *argv; ++argv) {
        const std::string_view word = *argv;
        if (word == "--policy=dossier") return true;
        if (word == "--policy" && argv[1] && std::string_view(argv[1]) == "dossier") return true;
    }
    return false;
}

} // namespace

void goElsewhere(char** argv)
{
    const auto command = commandIn(argv);
    if (!isElsewhere(command) && !(command == "verify" && asksPortal(argv))) return;
    if (const auto file = base::siblingProgram(program)) execv(file->c_str(), argv);
}

void addCommandsElsewhere(CLI::App& app, Console& console, Exit& exit)
{
    for (const auto name : commands) { // reached only when the other program could not be started
        command(app, std::string(name), console)->allow_extras()->callback([&console, &exit] {
            exit = console.fail(base::Error{base::Code::programMissing}.at("sceauctl").with("program", program));
        });
    }
}

} // namespace sceau::cli
