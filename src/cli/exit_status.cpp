#include "cli/exit_status.hpp"

#include <array>

namespace sceau::cli {
namespace {

using base::Code;

Exit ofFamily(Code code)
{
    constexpr std::array families{Exit::key, Exit::key, Exit::document, Exit::document, Exit::network, Exit::document, Exit::internal};
    return families.at(static_cast<std::size_t>(static_cast<int>(code) / 100 - 1));
}

} // namespace

Exit exitOf(const base::Error& error)
{
    switch (error.code) {
    case Code::usageInvalid:
    case Code::acceptanceMissing:
    case Code::severalKeys:
    case Code::severalOrders:
    case Code::severalSigningCertificates:
    case Code::tokenUriInvalid:
        return Exit::usage;
    case Code::notEligible:
    case Code::orderUnpaid:
    case Code::orderCancelled:
    case Code::orderSigned:
        return Exit::negative;
    case Code::certificateUnreadable:
        return Exit::document; // a file that was named
    case Code::portalUnreadable:
    case Code::portalInvalid:
    case Code::portalNotWritable:
    case Code::evidenceMissing: // authorities that did not answer, or have nothing to say yet
        return Exit::network;
    default:
        return ofFamily(error.code);
    }
}

Exit worse(Exit a, Exit b)
{
    if (a == Exit::internal) return b == Exit::done ? a : b;
    if (b == Exit::internal) return a == Exit::done ? b : a;
    return a > b ? a : b;
}

} // namespace sceau::cli
