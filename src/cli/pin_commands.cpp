#include "cli/commands.hpp"
#include "cli/json.hpp"
#include "cli/key_choice.hpp"
#include "cli/secret_input.hpp"
#include "support/settings.hpp"

#include <memory>

namespace sceau::cli {
namespace {

struct Options {
    KeyOptions key;
    std::string newPinFile;
    std::string pukFile;
};

token::Where placeOf(const token::Token& token)
{
    return {token.module, token.uri};
}

/// What a machine reads of a command that succeeded: `act` is true.
void tell(const char* act, const token::Token& token, Console& console)
{
    if (!console.json) return;
    const auto whole = jsonOf(token);
    console.emit(lineOf({{"uri", token.uri}, {act, true}, {"pin", whole["pin"]}, {"puk", whole["puk"]}}));
}

Exit verify(const Options& options, Console& console)
{
    token::Keys keys;
    const auto token = oneKey(keys, options.key.where(), console);
    if (!token) return console.fail(token.error());
    auto pin = pinFor(*token, options.key.pinFile, options.key.lastTry, console);
    if (!pin) return console.fail(pin.error());
    const auto proven = token::verifyPin(keys, placeOf(*token), std::move(*pin), options.key.lastTry);
    if (!proven) return console.fail(proven.error());
    console.say("cli.said.pinRight", {{"label", proven->label}});
    if (proven->pin.level == token::TryLevel::toBeChanged) {
        console.say("cli.said.pinToBeChanged", {{"command", "sceauctl pin change --token '" + proven->uri + "'"}});
    }
    tell("verified", *proven, console);
    return Exit::done;
}

Exit change(const Options& options, Console& console)
{
    token::Keys keys;
    const auto token = oneKey(keys, options.key.where(), console);
    if (!token) return console.fail(token.error());
    auto pin = pinFor(*token, options.key.pinFile, options.key.lastTry, console);
    if (!pin) return console.fail(pin.error());
    auto fresh = newPinFor(*token, *pin, options.newPinFile, console);
    if (!fresh) return console.fail(fresh.error());
    if (token->pin.pad) console.say("cli.said.pinPadChange");
    const auto changed = token::changePin(keys, {placeOf(*token), options.key.lastTry}, std::move(*pin), std::move(*fresh));
    if (!changed) return console.fail(changed.error());
    console.say("cli.said.pinChanged", {{"label", changed->label}});
    tell("changed", *changed, console);
    return Exit::done;
}

Exit unblock(const Options& options, Console& console)
{
    token::Keys keys;
    const auto token = oneKey(keys, options.key.where(), console);
    if (!token) return console.fail(token.error());
    auto puk = pukFor(*token, options.pukFile, options.key.lastTry, console);
    if (!puk) return console.fail(puk.error());
    auto fresh = newPinFor(*token, *puk, options.newPinFile, console);
    if (!fresh) return console.fail(fresh.error());
    const auto style = support::unblockStyle(support::settings(), *token);
    const auto unblocked = token::unblock(keys, {placeOf(*token), style, options.key.lastTry}, std::move(*puk), std::move(*fresh));
    if (!unblocked) return console.fail(unblocked.error());
    console.say("cli.said.pinUnblocked", {{"label", unblocked->label}});
    tell("unblocked", *unblocked, console);
    return Exit::done;
}

} // namespace

void addPinCommands(CLI::App& program, Console& console, Exit& exit)
{
    auto* family = command(program, "pin", console);
    family->require_subcommand(1);
    const auto options = std::make_shared<Options>();
    const auto add = [&](const char* name, Exit (*run)(const Options&, Console&), const std::string& example) {
        auto* one = command(*family, name, console,
                            {"sceauctl pin " + std::string(name) + " --token 'pkcs11:token=TEST%20Cle%20avocat' " + example});
        keyOptions(*one, options->key, console);
        one->callback([options, run, &console, &exit] { exit = run(*options, console); });
        return one;
    };
    const auto common = [&](CLI::App& one) {
        flag(one, "--last-try", options->key.lastTry, console);
        jsonOption(one, console);
    };
    auto* verifying = add("verify", verify, "--pin-file demo/pin.txt");
    option(*verifying, "--pin-file", options->key.pinFile, console);
    common(*verifying);
    auto* changing = add("change", change, "--pin-file demo/pin.txt --new-pin-file nouveau.txt");
    option(*changing, "--pin-file", options->key.pinFile, console);
    option(*changing, "--new-pin-file", options->newPinFile, console);
    common(*changing);
    auto* unblocking = add("unblock", unblock, "--puk-file puk.txt --new-pin-file oublie.txt --json");
    option(*unblocking, "--puk-file", options->pukFile, console);
    option(*unblocking, "--new-pin-file", options->newPinFile, console);
    common(*unblocking);
}

} // namespace sceau::cli
