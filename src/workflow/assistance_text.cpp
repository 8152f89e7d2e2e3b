#include "workflow/assistance.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <sstream>
#include <string_view>

namespace sceau::workflow {
namespace {

/// A home folder names its person.
std::string withoutHome(std::string text)
{
    const char* home = std::getenv("HOME");
    const std::string folder = home ? home : "";
    if (folder.size() < 2) return text;
    for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder, at + 1))
        text.replace(at, folder.size(), "~");
    return text;
}

void write(std::ostream& out, const token::Readers& readers)
{
    out << "PC/SC: " << (readers.serviceRunning ? "running" : "stopped") << ", readers: " << readers.readers.size() << '\n';
    for (const auto& reader : readers.readers) {
        out << "  " << reader.name << ": " << (!reader.occupied ? "empty" : reader.mute ? "mute" : "card");
        if (!reader.atr.empty()) out << ' ' << base::hex(reader.atr);
        out << '\n';
    }
}

/// Facts that are known to name no person and no key.
bool isHarmless(std::string_view fact)
{
    constexpr std::array known{"library", "program", "reason", "ckr", "signal", "status", "slots", "tokens", "name"};
    return std::find(known.begin(), known.end(), fact) != known.end();
}

void write(std::ostream& out, const token::DriverCheck& check)
{
    out << "    " << token::name(check.step) << ": " << (check.error ? base::name(check.error->code) : "ok");
    for (const auto& [name, value] : check.error ? check.error->facts : check.facts) {
        if (isHarmless(name)) out << ' ' << name << '=' << value;
    }
    out << '\n';
}

void write(std::ostream& out, const token::DriverDiagnosis& driver)
{
    out << "  " << driver.module.string() << " (" << token::name(driver.source) << ")\n";
    for (const auto& check : driver.checks)
        write(out, check);
    for (const auto& card : driver.cards)
        out << "    reads: " << card.name << '\n';
    for (const auto& atr : driver.remembered)
        out << "    remembered: " << atr << '\n';
}

} // namespace

bool isAbsent(const token::DriverDiagnosis& driver)
{
    const auto* failure = driver.failure();
    return driver.source == token::DriverSource::known && failure && failure->step == token::DriverStep::file;
}

std::string forSupport(const AssistanceState& state)
{
    std::ostringstream out;
    out << "Sceau " SCEAU_VERSION "\n";
    if (!state.named.empty()) out << "module: " << state.named.string() << '\n';
    if (state.error) out << "error: " << base::name(state.error->code) << ' ' << state.error->where << '\n';
    if (!state.found) return withoutHome(out.str());
    write(out, state.found->readers);
    out << "drivers:\n";
    std::size_t absent = 0;
    for (const auto& driver : state.found->drivers) {
        if (isAbsent(driver))
            ++absent;
        else
            write(out, driver);
    }
    out << "  known places without a driver: " << absent << '\n';
    return withoutHome(out.str());
}

} // namespace sceau::workflow
