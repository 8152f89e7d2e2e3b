#include "cli/commands.hpp"
#include "cli/json.hpp"
#include "cli/options.hpp"
#include "support/settings.hpp"
#include "token/driver_memory.hpp"
#include "token/keys.hpp"

#include <algorithm>
#include <memory>

namespace sceau::cli {
namespace {

using token::DriverCheck;
using token::DriverDiagnosis;
using token::DriverStep;

struct Options {
    std::string module;
    std::string use;
    bool forget = false;
};

Json jsonOf(const DriverCheck& check, text::Language language)
{
    Json json{{"step", token::name(check.step)}, {"passed", !check.error}, {"facts", check.error ? check.error->facts : check.facts}};
    if (!check.error) return json;
    json["code"] = base::name(check.error->code);
    json["title"] = text::describe(*check.error, language).title;
    return json;
}

Json jsonOf(const token::Reader& card)
{
    return {{"reader", card.name}, {"atr", base::hex(card.atr)}};
}

Json jsonOf(const DriverDiagnosis& driver, text::Language language)
{
    const auto* failure = driver.failure();
    Json json{{"module", driver.module.string()}, {"source", token::name(driver.source)}};
    json["failed"] = failure ? Json(token::name(failure->step)) : Json(nullptr);
    json["reads"] = Json::array();
    for (const auto& card : driver.cards)
        json["reads"].push_back(jsonOf(card));
    json["remembered"] = driver.remembered;
    json["checks"] = Json::array();
    for (const auto& check : driver.checks)
        json["checks"].push_back(jsonOf(check, language));
    return json;
}

base::Facts factsOf(const DriverDiagnosis& driver)
{
    base::Facts facts;
    for (const auto& check : driver.checks)
        facts.insert(check.facts.begin(), check.facts.end());
    facts.erase("library"); // said of a failure alone
    facts["module"] = driver.module.string();
    for (const auto& card : driver.cards)
        facts["readers"] += (facts["readers"].empty() ? "" : ", ") + card.name;
    return facts;
}

/// A driver that starts and lists its slots works, whether or not there is a key that it can read.
void describe(const DriverDiagnosis& driver, Console& console)
{
    auto facts = factsOf(driver);
    const auto* failure = driver.failure();
    if (!failure) return console.say(driver.cards.empty() ? "cli.driver.works" : "cli.driver.reads", facts);
    const auto& error = *failure->error;
    facts["title"] = text::describe(error, console.language()).title;
    if (error.where == "diagnose") {
        return console.say(error.code == base::Code::noDriver ? "cli.driver.stranger" : "cli.driver.idle", facts);
    }
    facts.insert(error.facts.begin(), error.facts.end());
    facts["code"] = base::name(error.code);
    facts["step"] = text::sentence("cli.driver.step." + token::name(failure->step), console.language());
    console.say("cli.driver.failed", facts);
}

/// A place that nobody named and where nothing is: worth counting, not worth a line.
bool isAbsent(const DriverDiagnosis& driver)
{
    const auto* failure = driver.failure();
    return driver.source == token::DriverSource::known && failure && failure->step == DriverStep::file;
}

void tell(const token::Diagnoses& all, Console& console)
{
    for (const auto& reader : all.readers.readers) {
        if (reader.occupied) console.say("cli.driver.card", {{"reader", reader.name}, {"atr", base::hex(reader.atr)}});
    }
    for (const auto& driver : all.drivers) {
        if (console.json) console.emit(lineOf(jsonOf(driver, console.language())));
        if (isAbsent(driver)) continue;
        describe(driver, console);
        for (const auto& atr : driver.remembered)
            console.write("  " + text::sentence("cli.driver.remembered", console.language(), {{"atr", atr}}));
    }
    const auto absent = std::count_if(all.drivers.begin(), all.drivers.end(), isAbsent);
    if (absent > 0) console.say("cli.driver.absent", {{"count", std::to_string(absent)}});
}

Exit use(const std::string& module, Console& console)
{
    token::Keys keys;
    const auto readers = token::useDriver(keys, module);
    if (!readers) return console.fail(readers.error());
    for (const auto& reader : *readers) {
        if (console.json) console.emit(lineOf({{"module", module}, {"reader", reader.name}, {"atr", base::hex(reader.atr)}}));
        console.say("cli.said.driverUsed", {{"module", module}, {"reader", reader.name}});
    }
    return Exit::done;
}

Exit forget(Console& console)
{
    if (const auto forgotten = token::forgetDrivers(token::driverMemoryFile()); !forgotten) return console.fail(forgotten.error());
    if (console.json) console.emit(lineOf({{"forgotten", true}}));
    console.say("cli.said.driversForgotten");
    return Exit::done;
}

Exit drivers(const Options& options, Console& console)
{
    if (options.forget) return forget(console);
    if (!options.use.empty()) return use(options.use, console);
    const auto set = support::settings().module;
    token::Keys keys;
    const auto all = token::diagnose(keys, options.module.empty() ? set : std::filesystem::path(options.module));
    if (!all) return console.fail(all.error());
    tell(*all, console);
    if (!set.empty()) console.say("cli.driver.settings", {{"module", set.string()}});
    return Exit::done;
}

} // namespace

void addDriverCommand(CLI::App& family, Console& console, Exit& exit)
{
    const auto options = std::make_shared<Options>();
    auto* one = command(family, "drivers", console, {"sceauctl token drivers", "sceauctl token drivers --json"});
    auto* module = option(*one, "--module", options->module, console);
    auto* use = option(*one, "--use", options->use, console);
    auto* forget = flag(*one, "--forget", options->forget, console);
    use->excludes(module)->excludes(forget);
    forget->excludes(module);
    jsonOption(*one, console);
    one->callback([options, &console, &exit] { exit = drivers(*options, console); });
}

} // namespace sceau::cli
