#include "cli/verify_progress.hpp"

#include <cstdio>
#include <unistd.h>

namespace sceau::cli {
namespace {

constexpr std::chrono::milliseconds patience{200};
constexpr std::string_view overwrite = "\r\x1b[K";

void put(std::string_view text)
{
    static_cast<void>(!::write(STDERR_FILENO, text.data(), text.size()));
}

} // namespace

VerifyProgress::VerifyProgress(const Console& console) : console_(console), terminal_(::isatty(STDERR_FILENO) == 1) {}

void VerifyProgress::show(const review::BatchProgress& progress)
{
    const auto now = Steady::now();
    if (!terminal_ || progress.total < 2 || now - last_ < patience) return;
    last_ = now;
    const auto judged = static_cast<double>(progress.done - progress.resumed);
    const auto seconds = std::chrono::duration<double>(now - began_).count();
    const auto rate = seconds > 0 ? judged / seconds : 0;
    base::Facts facts{{"done", std::to_string(progress.done)}, {"total", std::to_string(progress.total)}};
    if (judged > 0) {
        const auto left = static_cast<double>(progress.total - progress.done) / rate;
        facts["rate"] = std::to_string(static_cast<long>(rate + 0.5));
        facts["left"] = spoken(std::chrono::seconds(static_cast<long>(left + 0.5)));
    }
    put(std::string(overwrite) + text::sentence("cli.said.progress", console_.language(), facts));
    shown_ = true;
}

void VerifyProgress::clear()
{
    if (shown_) put(overwrite);
    shown_ = false;
}

std::string spoken(std::chrono::seconds duration)
{
    const auto all = duration.count();
    const auto part = [](long long number, const char* unit) { return std::to_string(number) + "\u00a0" + unit; };
    if (all >= 3600) return part(all / 3600, "h") + ' ' + part(all / 60 % 60, "min");
    if (all >= 60) return part(all / 60, "min") + ' ' + part(all % 60, "s");
    return part(all, "s");
}

} // namespace sceau::cli
