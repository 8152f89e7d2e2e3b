#include "cli/console.hpp"

#include "base/log.hpp"

#include <cerrno>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace sceau::cli {
namespace {

bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// U+0080–U+009F, U+200E–U+200F, U+202A–U+202E, U+2066–U+2069 as UTF-8.
bool actsOnTerminal(std::string_view rest)
{
    const auto byte = [&](std::size_t i) { return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U; };
    if (byte(0) == 0xC2) return byte(1) < 0xA0;
    if (byte(0) != 0xE2) return false;
    const bool marks = byte(1) == 0x80 && (byte(2) == 0x8E || byte(2) == 0x8F || (byte(2) >= 0xAA && byte(2) <= 0xAE));
    return marks || (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9);
}

} // namespace

std::string plain(std::string_view text)
{
    std::string kept;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x20 || c == 0x7F) {
            kept += ' ';
        } else if (actsOnTerminal(text.substr(i))) {
            i += c == 0xC2 ? 1 : 2;
        } else {
            kept += text[i];
        }
    }
    return kept;
}

void Console::say(std::string_view key, const base::Facts& facts)
{
    write(text::sentence(key, language_, facts));
}

void Console::write(std::string_view line)
{
    (void)writeAll(STDERR_FILENO, plain(line) + '\n');
}

Exit Console::fail(const base::Error& error)
{
    base::log(error);
    const auto code = base::name(error.code);
    const auto message = text::describe(error, language_);
    std::string line = code + ' ' + message.title;
    if (!message.cause.empty()) line += " — " + message.cause;
    if (!message.next.empty()) line += ' ' + message.next;
    write(line);
    if (json) {
        const nlohmann::ordered_json told{{"code", code},         {"title", message.title}, {"cause", message.cause},
                                          {"next", message.next}, {"where", error.where},   {"facts", error.facts}};
        emit(nlohmann::ordered_json{{"error", told}}.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    }
    return exitOf(error);
}

void Console::emit(const std::string& line)
{
    data(line + '\n');
}

void Console::data(std::string_view bytes)
{
    if (closed() || writeAll(STDOUT_FILENO, bytes)) return;
    output_ = errno == EPIPE ? Output::unread : Output::broken;
}

base::Status Console::claimStandardInput()
{
    if (std::exchange(inputClaimed_, true)) {
        const auto problem = text::sentence("cli.usage.standardInput", language_);
        return tl::unexpected(base::Error{base::Code::usageInvalid}.at("cli").with("problem", problem));
    }
    return {};
}

} // namespace sceau::cli
