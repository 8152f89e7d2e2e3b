#include "pki/asn1_time.hpp"

#include <ctime>

namespace sceau::pki {

std::optional<base::Instant> instantOf(const ASN1_TIME* time)
{
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{parts.tm_year + 1900},
                                           std::chrono::month{static_cast<unsigned>(parts.tm_mon + 1)},
                                           std::chrono::day{static_cast<unsigned>(parts.tm_mday)}};
    return std::chrono::sys_days{date} + std::chrono::hours{parts.tm_hour} + std::chrono::minutes{parts.tm_min}
           + std::chrono::seconds{parts.tm_sec};
}

} // namespace sceau::pki
