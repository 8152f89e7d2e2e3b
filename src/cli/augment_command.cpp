#include "cli/commands.hpp"
#include "cli/json.hpp"
#include "cli/options.hpp"
#include "cli/raised_files.hpp"
#include "review/pdf_files.hpp"
#include "support/level_authorities.hpp"

#include <memory>

namespace sceau::cli {
namespace {

using base::Code;
namespace fs = std::filesystem;

struct Options {
    std::vector<std::string> paths, tsa, trust;
    std::string output, folder, level;
    bool force = false;
};

base::Result<RaisedFiles> filesOf(const Options& options, const Console& console)
{
    const bool toFolder = !options.folder.empty();
    if (toFolder == !options.output.empty()) return tl::unexpected(usage(console, "cli.usage.augmentTarget"));
    if (toFolder) return raisedFiles(options.paths, options.folder);
    auto found = review::pdfFiles({options.paths.begin(), options.paths.end()});
    if (found.files.size() + found.problems.size() != 1) return tl::unexpected(usage(console, "cli.usage.augmentTarget"));
    RaisedFiles one{{}, std::move(found.problems)};
    for (auto& file : found.files)
        one.files.push_back({std::move(file), options.output});
    return one;
}

void tell(const RaisedFile& file, const pades::Augmented& what, Console& console)
{
    const auto* key = what.timestamps + what.evidence == 0 ? "cli.said.alreadyAugmented" : "cli.said.augmented";
    console.say(key, {{"file", file.output.string()}, {"level", pades::name(what.after)}});
    if (!console.json) return;
    console.emit(lineOf({{"input", file.input.string()},
                         {"output", file.output.string()},
                         {"level_before", pades::name(what.before)},
                         {"level", pades::name(what.after)},
                         {"timestamps", what.timestamps},
                         {"evidence", what.evidence},
                         {"size", what.size}}));
}

/// What an earlier run has finished is not done again.
std::optional<pades::Augmented> finished(const RaisedFile& file, const pades::AugmentOptions& how)
{
    std::error_code problem;
    if (how.force || !fs::exists(file.output, problem) || !wasMadeFrom(file.input, file.output)) return std::nullopt;
    const auto level = pades::levelOf(file.output, how.authorities.anchors);
    if (!level || *level < how.level) return std::nullopt;
    pades::Augmented what;
    what.before = what.after = *level;
    what.size = fs::file_size(file.output, problem);
    return what;
}

base::Status raiseOne(const RaisedFile& file, const pades::AugmentOptions& how, Console& console)
{
    auto what = finished(file, how);
    if (!what) {
        std::error_code problem;
        if (file.output.has_parent_path()) fs::create_directories(file.output.parent_path(), problem); // augment() says what is wrong
        const auto done = pades::augment(file.input, file.output, how);
        if (!done) return tl::unexpected(done.error());
        what = *done;
    }
    tell(file, *what, console);
    return {};
}

/// No other file would fare better: the rest is left for a later run.
bool endsTheBatch(const base::Error& error)
{
    return error.code == Code::timestampNowhere || error.code == Code::timestampUnavailable;
}

Exit augment(const Options& options, Console& console)
{
    const auto found = filesOf(options, console);
    if (!found) return console.fail(found.error());
    auto believed = anchors(options.trust);
    if (!believed) return console.fail(believed.error());
    support::LevelAuthorities authorities(support::levelServices(support::settings(), options.tsa), std::move(*believed));
    pades::AugmentOptions how;
    how.level = pades::levelNamed(options.level).value_or(pades::Level::archival);
    how.authorities = authorities.authorities();
    how.force = options.force;

    auto exit = Exit::done;
    for (const auto& problem : found->problems)
        exit = worse(exit, console.fail(problem));
    if (found->files.empty() && found->problems.empty()) return console.fail(usage(console, "cli.usage.nothing"));
    for (const auto& file : found->files) {
        const auto raised = raiseOne(file, how, console);
        if (!raised) exit = worse(exit, console.fail(raised.error()));
        if (console.closed() || (!raised && endsTheBatch(raised.error()))) break;
    }
    return exit;
}

} // namespace

void addAugmentCommand(CLI::App& program, Console& console, Exit& exit)
{
    const auto options = std::make_shared<Options>();
    auto* augmenting = command(program, "augment", console,
                               {"sceauctl augment lettre-signee.pdf -o lettre-datee.pdf --level B-T --tsa https://horodatage.example/tsa",
                                "sceauctl augment dossiers/ --out-dir archives --level B-LTA --trust /etc/sceau/trust"});
    augmenting->add_option("PATH", options->paths, text::sentence("cli.option.PATH", console.language()))->required();
    option(*augmenting, "-o,--output", options->output, console);
    option(*augmenting, "--out-dir", options->folder, console);
    option(*augmenting, "--level", options->level, console)->required()->check(CLI::IsMember({"B-T", "B-LT", "B-LTA"}));
    option(*augmenting, "--tsa", options->tsa, console)->allow_extra_args(false);
    option(*augmenting, "--trust", options->trust, console)->allow_extra_args(false);
    flag(*augmenting, "--force", options->force, console);
    jsonOption(*augmenting, console);
    augmenting->callback([options, &console, &exit] { exit = augment(*options, console); });
}

} // namespace sceau::cli
