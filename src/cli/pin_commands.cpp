#include "cli/commands.hpp"
#include "cli/json.hpp"
#include "cli/key_choice.hpp"
#include "cli/secret_input.hpp"

#include <memory>

namespace sceau::cli {
namespace {

Exit verify(const KeyOptions& options, Console& console)
{
    token::Keys keys;
    const auto where = options.where();
    const auto token = oneKey(keys, where, console);
    if (!token) return console.fail(token.error());
    auto pin = pinFor(*token, options.pinFile, options.lastTry, console);
    if (!pin) return console.fail(pin.error());
    const auto proven = token::verifyPin(keys, {token->module, token->uri}, std::move(*pin), options.lastTry);
    if (!proven) return console.fail(proven.error());
    console.say("cli.said.pinRight", {{"label", proven->label}});
    if (console.json) console.emit(lineOf({{"uri", proven->uri}, {"verified", true}, {"pin", jsonOf(*proven)["pin"]}}));
    return Exit::done;
}

} // namespace

void addPinCommands(CLI::App& program, Console& console, Exit& exit)
{
    auto* family = command(program, "pin", console);
    family->require_subcommand(1);
    const auto options = std::make_shared<KeyOptions>();
    auto* verifying =
        command(*family, "verify", console, {"sceauctl pin verify --token 'pkcs11:token=TEST%20Cle%20avocat' --pin-file demo/pin.txt"});
    pinOptions(*verifying, *options, console);
    jsonOption(*verifying, console);
    verifying->callback([options, &console, &exit] { exit = verify(*options, console); });
}

} // namespace sceau::cli
