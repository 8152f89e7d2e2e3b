#include "cli/secret_input.hpp"

#include "base/clock.hpp"
#include "cli/terminal.hpp"
#include "token/keys.hpp"
#include "token/pin_rules.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace sceau::cli {
namespace {

using base::Code;
using base::Error;

/// Reads up to the end of the first line and not much beyond: never through a buffer that stays behind.
base::Result<base::Secret> firstLine(int descriptor)
{
    std::array<char, base::Secret::capacity + 2> bytes{};
    std::size_t size = 0;
    const auto line = [&] { return std::string_view(bytes.data(), size); };
    while (size < bytes.size() && line().find('\n') == std::string_view::npos) {
        const auto got = read(descriptor, bytes.data() + size, bytes.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        size += static_cast<std::size_t>(got);
    }
    auto first = line().substr(0, line().find('\n'));
    if (first.ends_with('\r')) first.remove_suffix(1);
    auto secret = base::Secret::from(first);
    base::wipe(bytes.data(), bytes.size());
    if (secret.empty()) return base::fail(Code::pinUnreadable, "cli.secret");
    return secret;
}

tl::unexpected<Error> refused(Code code, const token::Token& token)
{
    return tl::unexpected(Error{code}.at("cli.pin").with("pin", token::name(token.pin.level)).with("puk", token::name(token.puk)));
}

std::string inWords(const std::string& family, token::TryLevel level, const Console& console)
{
    return text::sentence(family + token::name(level), console.language());
}

/// Says what there is to fear; a PIN without an error, or of which the key tells nothing, needs no word.
void sayPinState(const token::Token& token, Console& console)
{
    const auto level = token.pin.level;
    if (level == token::TryLevel::ok || level == token::TryLevel::unknown) return;
    console.say("cli.said.pin", {{"state", inWords("pin.level.", level, console)}});
}

base::Result<base::Secret> fromFileOrTerminal(const std::string& file, std::string_view prompt, const base::Facts& facts, Console& console)
{
    if (!file.empty()) return secretFrom(file, console);
    return askSecret(text::sentence(prompt, console.language(), facts));
}

base::Facts limitsOf(const token::PinState& pin)
{
    return {{"minimum", std::to_string(pin.minimum)}, {"maximum", std::to_string(pin.maximum)}};
}

std::optional<Error> whyNotSet(const token::Token& token, const base::Secret& fresh, const base::Secret& present, Console& console)
{
    const auto today = std::chrono::floor<std::chrono::days>(base::Clock().now());
    auto refused = token::whyNotSet(token.pin, fresh, present, today);
    if (!refused) return std::nullopt;
    if (const auto weakness = refused->facts.find("weakness"); weakness != refused->facts.end()) {
        console.say("pin.weak." + weakness->second);
    }
    return refused;
}

} // namespace

base::Result<base::Secret> secretFrom(const std::string& file, Console& console)
{
    if (file == "-") {
        if (auto claimed = console.claimStandardInput(); !claimed) return tl::unexpected(claimed.error());
        return firstLine(STDIN_FILENO);
    }
    const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) return tl::unexpected(Error{Code::pinUnreadable}.at("cli.secret").with("file", file));
    auto secret = firstLine(descriptor);
    close(descriptor);
    if (!secret) return tl::unexpected(std::move(secret.error()).with("file", file));
    return secret;
}

base::Result<base::Secret> pinFor(const token::Token& token, const std::string& file, bool lastTry, Console& console)
{
    if (token.pin.level == token::TryLevel::locked) return refused(Code::pinLocked, token);
    if (token.pin.level == token::TryLevel::final && !lastTry) return refused(Code::pinLastTry, token);
    sayPinState(token, console);
    if (token.pin.pad) {
        console.say("cli.said.pinPad");
        return base::Secret{};
    }
    return fromFileOrTerminal(file, "cli.prompt.pin", {{"key", plain(token.label)}}, console);
}

base::Result<base::Secret> pukFor(const token::Token& token, const std::string& file, bool lastTry, Console& console)
{
    if (token.puk == token::TryLevel::locked) return refused(Code::pukLocked, token);
    if (token.puk == token::TryLevel::final && !lastTry) return refused(Code::pukLastTry, token);
    sayPinState(token, console);
    console.say("cli.said.puk", {{"state", inWords("puk.level.", token.puk, console)}});
    if (token.pin.pad) {
        console.say("cli.said.pinPadUnblock");
        return base::Secret{};
    }
    return fromFileOrTerminal(file, "cli.prompt.puk", {{"key", plain(token.label)}}, console);
}

base::Result<base::Secret> newPinFor(const token::Token& token, const base::Secret& present, const std::string& file, Console& console)
{
    if (token.pin.pad) return base::Secret{};
    auto fresh = fromFileOrTerminal(file, "cli.prompt.newPin", limitsOf(token.pin), console);
    if (!fresh) return fresh;
    if (auto problem = whyNotSet(token, *fresh, present, console)) return tl::unexpected(std::move(*problem));
    if (!file.empty()) return fresh;
    const auto again = askSecret(text::sentence("cli.prompt.newPinAgain", console.language()));
    if (!again) return tl::unexpected(again.error());
    if (again->view() != fresh->view()) return base::fail(Code::newPinsDiffer, "cli.pin");
    return fresh;
}

} // namespace sceau::cli
