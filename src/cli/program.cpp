#include "cli/program.hpp"

#include "cli/interruption.hpp"
#include "cli/options.hpp"

#include <cstdlib>
#include <string_view>

namespace sceau::cli {
namespace {

/// Known before the options are read, since their help is in that language.
text::Language languageIn(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--") break;
        if (argument.starts_with("--lang=")) return text::languageOf(argument.substr(7));
        if (argument == "--lang" && i + 1 < argc) return text::languageOf(argv[i + 1]);
    }
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (const char* set = std::getenv(variable); set && *set) return text::languageOf(set);
    }
    return text::Language::french;
}

void describe(CLI::App& program, const Console& console, std::string& language)
{
    const auto said = [&](const char* key) { return text::sentence(key, console.language()); };
    program.name("sceauctl");
    program.description(said("cli.sceauctl"));
    program.get_formatter()->column_width(34);
    for (const auto* label : {"Usage", "OPTIONS", "SUBCOMMAND", "SUBCOMMANDS", "Positionals", "Subcommands", "REQUIRED", "TEXT", "INT"}) {
        program.get_formatter()->label(label, said((std::string("cli.label.") + label).c_str()));
    }
    program.fallthrough();
    program.require_subcommand(1);
    program.option_defaults()->group(said("cli.label.OPTIONS"));
    program.set_help_flag("-h,--help", said("cli.option.help"));
    program.set_version_flag("--version", "sceauctl " SCEAU_VERSION, said("cli.option.version"));
    program.add_option("--lang", language, said("cli.option.lang"))->check(CLI::IsMember({"fr", "en"}));
}

/// CLI11 says what is wrong in English: its words become ours where it has a name for them.
base::Error problemIn(const CLI::ParseError& error, const CLI::App& program, const Console& console)
{
    std::string detail = error.what();
    if (const auto end = detail.find(" is required"); end != std::string::npos) detail.resize(end);
    if (const auto colon = detail.find("not expected: "); colon != std::string::npos) detail.erase(0, colon + 14);
    const bool noCommand = detail == "A subcommand";
    if (const auto words = program.remaining(true); noCommand && !words.empty()) { // a word that is no command, rather than none
        return usage(console, "cli.usage.ExtrasError", {{"detail", plain(words.front())}});
    }
    if (noCommand) detail = text::sentence("cli.label.SUBCOMMAND", console.language());
    const auto key = "cli.usage." + error.get_name();
    return usage(console, text::has(key) ? key : "cli.usage.other", {{"detail", plain(detail)}});
}

} // namespace

int run(int argc, char** argv, std::span<const AddCommands> families)
{
    Console console(languageIn(argc, argv));
    CLI::App program;
    std::string language;
    auto exit = Exit::done;
    describe(program, console, language);
    for (const auto add : families)
        add(program, console, exit);
    try {
        program.parse(argc, argv);
    } catch (const CLI::Success& success) { // --help, --version
        return program.exit(success);
    } catch (const CLI::ParseError& error) {
        exit = console.fail(problemIn(error, program, console));
    } catch (const std::exception&) {
        exit = console.fail(base::Error{base::Code::internal}.at("cli"));
    }
    if (console.output() == Console::Output::unread) endUnread();
    if (console.output() == Console::Output::broken) exit = worse(exit, console.fail(base::Error{base::Code::writeFailed}.at("stdout")));
    return static_cast<int>(exit);
}

} // namespace sceau::cli
