#include "shared/piv_objects.hpp"

#include "shared/card_apdu.hpp"

#include <functional>
#include <numeric>
#include <string_view>

namespace sceau::test {

using base::Bytes;

namespace {

constexpr unsigned container = 0x53;
constexpr unsigned errorDetection = 0xFE;

Bytes contained(const Bytes& fields)
{
    return tagged(container, joined(fields, tagged(errorDetection, {})));
}

/// FASC-N 9999: not issued by the United States, so that the GUID identifies the card.
Bytes holderIdentifier(std::uint8_t number)
{
    Bytes agency{0xD4, 0xE7, 0x39, 0xDA, 0x73, 0x9C, 0xED, 0x39, 0xCE, 0x73, 0x9D, 0x83, 0x68,
                 0x58, 0x21, 0x08, 0x42, 0x10, 0x84, 0x21, 0xC8, 0x42, 0x10, 0xC3, 0xEB};
    const Bytes identifier(16, number);
    const auto expiry = base::bytesOf("20301231");
    return contained(joined(tagged(0x30, agency), tagged(0x34, identifier), tagged(0x35, expiry), tagged(0x3E, {})));
}

Bytes capabilities(std::uint8_t number)
{
    Bytes identifier(21, number);
    const Bytes issuer{0xA0, 0x00, 0x00, 0x01, 0x16, 0xFF, 0x02};
    std::copy(issuer.begin(), issuer.end(), identifier.begin());
    auto fields = joined(tagged(0xF0, identifier), tagged(0xF1, Bytes{0x21}), tagged(0xF2, Bytes{0x21}), tagged(0xF3, {}),
                         tagged(0xF4, Bytes{0x00}), tagged(0xF5, Bytes{0x10}));
    for (const unsigned tag : {0xF6U, 0xF7U, 0xFAU, 0xFBU, 0xFCU, 0xFDU})
        fields = joined(fields, tagged(tag, {}));
    return contained(fields);
}

/// The PIN of the application is the one to verify.
Bytes discovery()
{
    const Bytes version{0x01, 0x00};
    const Bytes pinPolicy{0x40, 0x00};
    return tagged(0x7E, joined(tagged(0x4F, joined(pivName(), version)), tagged(0x5F2F, pinPolicy)));
}

Bytes keyHistory()
{
    const Bytes none{0x00};
    return contained(joined(tagged(0xC1, none), tagged(0xC2, none)));
}

Bytes certificateContainer(const pki::Certificate& certificate)
{
    const Bytes notCompressed{0x00};
    return contained(joined(tagged(0x70, certificate.der), tagged(0x71, notCompressed)));
}

} // namespace

const Bytes& pivName()
{
    static const Bytes name{0xA0, 0x00, 0x00, 0x03, 0x08, 0x00, 0x00, 0x10, 0x00};
    return name;
}

Bytes pivProperties()
{
    const Bytes application{0x00, 0x00, 0x10, 0x00, 0x01, 0x00};
    const Bytes authority{0xA0, 0x00, 0x00, 0x03, 0x08};
    return tagged(0x61, joined(tagged(0x4F, application), tagged(0x79, tagged(0x4F, authority))));
}

Bytes pivAtr()
{
    const auto historical = joined(Bytes{0x80, static_cast<std::uint8_t>(0xF0 | pivName().size())}, pivName());
    const auto protocols = static_cast<std::uint8_t>(0x80 | historical.size());
    const auto checked = joined(Bytes{protocols, 0x01}, historical);
    const auto check = std::accumulate(checked.begin(), checked.end(), std::uint8_t{0}, std::bit_xor<>());
    return joined(Bytes{0x3B}, checked, Bytes{check});
}

std::map<Bytes, Bytes> pivObjects(std::uint8_t number, const std::map<PivSlot, pki::Certificate>& certificates)
{
    std::map<Bytes, Bytes> objects{{{0x5F, 0xC1, 0x02}, holderIdentifier(number)},
                                   {{0x5F, 0xC1, 0x07}, capabilities(number)},
                                   {{0x7E}, discovery()},
                                   {{0x5F, 0xC1, 0x0C}, keyHistory()},
                                   {{0x5F, 0xC1, 0x06}, contained(joined(tagged(0xBA, {}), tagged(0xBB, {})))}};
    const std::map<PivSlot, Bytes> tags{{PivSlot::authentication, {0x5F, 0xC1, 0x05}}, {PivSlot::signature, {0x5F, 0xC1, 0x0A}}};
    for (const auto& [slot, certificate] : certificates)
        objects[tags.at(slot)] = certificateContainer(certificate);
    return objects;
}

} // namespace sceau::test
