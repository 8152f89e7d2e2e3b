#include "token/errors.hpp"
#include "token/operations.hpp"
#include "token/slots.hpp"

namespace sceau::token {

namespace {

/// How the module names itself: "OpenSC smartcard framework 0.23". Empty when it does not say.
base::Facts nameOf(const Functions& functions)
{
    CK_INFO info{};
    if (functions.C_GetInfo(&info) != CKR_OK) return {};
    const auto& version = info.libraryVersion;
    const auto number = std::to_string(version.major) + "." + std::to_string(version.minor);
    return {{"name", printable(fieldOf(info.libraryDescription)) + " " + number}};
}

base::Result<base::Facts> countSlots(const Functions& functions)
{
    CK_ULONG count = 0;
    const auto rv = functions.C_GetSlotList(CK_FALSE, nullptr, &count);
    if (rv != CKR_OK) return tl::unexpected(driverError(rv, "C_GetSlotList"));
    return base::Facts{{"slots", std::to_string(count)}};
}

} // namespace

base::Result<base::Facts> Operations::check(DriverStep step)
{
    if (step == DriverStep::load) {
        if (auto loaded = Module::load(file_); !loaded) return tl::unexpected(loaded.error());
        return base::Facts{};
    }
    if (auto opened = open(); !opened) return tl::unexpected(opened.error());
    return step == DriverStep::initialise ? nameOf(functions()) : countSlots(functions());
}

} // namespace sceau::token
