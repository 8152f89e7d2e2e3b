#include "pki/algorithm_dates.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sceau::pki {

namespace {

using namespace std::chrono_literals;
using Day = std::chrono::year_month_day;

constexpr Day never = 1970y / 1 / 1;
constexpr Day noEnd = Day{std::chrono::year::max(), std::chrono::month{12}, std::chrono::day{31}};

struct Digest {
    std::string_view name;
    Day end;
};

struct Scheme {
    std::string_view name;
    KeyType key;
    int leastBits; ///< the row with the highest bound below the key's size counts
    Day end;
};

// ETSI TS 119 312 v1.5.1 (2024), as the Commission's reference implementation encodes it: the one place to edit when it changes.
constexpr std::array digests{
    Digest{"MD5", 2004y / 8 / 1}, Digest{"SHA-1", 2012y / 8 / 1}, Digest{"SHA-224", 2029y / 1 / 1},
    Digest{"SHA-256", noEnd},     Digest{"SHA-384", noEnd},       Digest{"SHA-512", noEnd},
    Digest{"SHA3-256", noEnd},    Digest{"SHA3-384", noEnd},      Digest{"SHA3-512", noEnd},
};

constexpr std::array schemes{
    Scheme{"RSA PKCS#1 v1.5", KeyType::rsa, 1024, 2019y / 10 / 1},
    Scheme{"RSA PKCS#1 v1.5", KeyType::rsa, 1900, 2029y / 1 / 1},
    Scheme{"RSASSA-PSS", KeyType::rsa, 1024, 2019y / 10 / 1},
    Scheme{"RSASSA-PSS", KeyType::rsa, 1900, 2029y / 1 / 1},
    Scheme{"RSASSA-PSS", KeyType::rsa, 3000, noEnd},
    Scheme{"ECDSA", KeyType::ecdsa, 256, noEnd},
};

Day endOfDigest(std::string_view name)
{
    const auto* found = std::find_if(digests.begin(), digests.end(), [&](const Digest& digest) { return digest.name == name; });
    return found == digests.end() ? never : found->end;
}

Day endOfScheme(const AlgorithmUse& use)
{
    Day end = never;
    for (const auto& scheme : schemes) {
        if (scheme.name == use.signature && scheme.key == use.key && use.bits >= scheme.leastBits) end = std::max(end, scheme.end);
    }
    return end;
}

} // namespace

std::optional<base::Instant> reliableUntil(const AlgorithmUse& use)
{
    const auto scheme = use.signature.empty() ? noEnd : endOfScheme(use);
    const auto end = std::min(endOfDigest(use.digest), scheme);
    if (end == noEnd) return std::nullopt;
    return std::chrono::sys_days{end};
}

bool reliable(const AlgorithmUse& use, base::Instant at)
{
    const auto end = reliableUntil(use);
    return !end || at < *end;
}

} // namespace sceau::pki
