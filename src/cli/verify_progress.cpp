#include "cli/verify_progress.hpp"

#include "review/pace.hpp"

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
    const auto facts = review::factsOf({progress.done, progress.total, progress.done - progress.resumed, now - began_});
    put(std::string(overwrite) + text::sentence("batch.progress", console_.language(), facts));
    shown_ = true;
}

void VerifyProgress::clear()
{
    if (shown_) put(overwrite);
    shown_ = false;
}

} // namespace sceau::cli
