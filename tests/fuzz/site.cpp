#include "support/site_address.hpp"

#include <cstdint>
#include <cstdlib>

using namespace sceau;

/// The address of a site: what was taken is taken the same way again, and its host is where the connection leads.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto address = support::siteAddress({reinterpret_cast<const char*>(data), size});
    if (!address) return 0;
    const auto again = support::siteAddress(address->url);
    const bool same = again && again->url == address->url && again->host == address->host;
    if (!same || !address->url.starts_with("https://" + address->host)) std::abort();
    return 0;
}
