#include "cli/secret_input.hpp"

#include "cli/terminal.hpp"
#include "token/keys.hpp"

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
    return tl::unexpected(Error{code}.at("cli.pin").with("pin", token::name(token.pin.level)));
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
    if (token.pin.pad) {
        console.say("cli.said.pinPad");
        return base::Secret{};
    }
    if (!file.empty()) return secretFrom(file, console);
    return askSecret(text::sentence("cli.prompt.pin", console.language(), {{"key", plain(token.label)}}));
}

} // namespace sceau::cli
