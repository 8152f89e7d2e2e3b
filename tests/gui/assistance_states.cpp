#include "snapshots.hpp"

namespace sceau::snapshots {

using base::Code;
using token::DriverDiagnosis;
using token::DriverSource;
using token::DriverStep;
using workflow::AssistanceState;

namespace {

token::Reader reader(const std::string& name, bool occupied)
{
    token::Reader made{name, occupied, false, {}};
    if (occupied) made.atr = {0x3B, 0xFF, 0x96, 0x00, 0x00, 0x81, 0x31, 0xFE, 0x43};
    return made;
}

/// Got through everything before `failed`, where it ended with `error`.
DriverDiagnosis driver(const std::string& module, DriverSource source, DriverStep failed, base::Error error)
{
    DriverDiagnosis made;
    made.module = module;
    made.source = source;
    for (auto step = DriverStep::file; step != failed; step = static_cast<DriverStep>(static_cast<int>(step) + 1))
        made.checks.push_back({step, {}, {}});
    made.checks.push_back({failed, {}, std::move(error)});
    return made;
}

DriverDiagnosis workingDriver(const std::string& module, DriverSource source)
{
    auto made = driver(module, source, DriverStep::card, base::Error{Code::internal});
    made.checks.back().error.reset();
    return made;
}

} // namespace

AssistanceState assistance()
{
    AssistanceState state;
    token::Diagnoses found;
    found.readers = {true, {reader("Gemalto USB Shell Token V2 00 00", true), reader("Omnikey 3121 01 00", false)}};
    const auto& card = found.readers.readers.front();
    auto used = workingDriver("/usr/lib/pkcs11/libgclib.so", DriverSource::known);
    used.cards = {card};
    used.remembered = {base::hex(card.atr)};
    auto other = workingDriver("/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so", DriverSource::configured);
    other.cards = {card};
    found.drivers = {
        used,
        other,
        driver("/usr/lib/libeTPkcs11.so", DriverSource::known, DriverStep::kind,
               base::Error{Code::driverArchitecture}.at("checkKind").with("module", "/usr/lib/libeTPkcs11.so")),
        driver("/usr/lib/libIDPrimePKCS11.so", DriverSource::known, DriverStep::card, base::Error{Code::noDriver}.at("diagnose")),
        driver("/usr/local/AWP/lib/libOcsCryptoki.so", DriverSource::known, DriverStep::file, base::Error{Code::driverMissing}),
    };
    state.found = std::move(found);
    return state;
}

AssistanceState serviceStopped()
{
    AssistanceState state;
    token::Diagnoses found;
    found.drivers = {driver("/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so", DriverSource::configured, DriverStep::tokens,
                            base::Error{Code::serviceStopped}.at("diagnose"))};
    state.found = std::move(found);
    return state;
}

} // namespace sceau::snapshots
