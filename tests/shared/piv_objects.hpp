#pragma once

#include "base/bytes.hpp"
#include "pki/certificate.hpp"

#include <map>

/// What a PIV card says to everyone (NIST SP 800-73-4 Part 1, Appendix A).
namespace sceau::test {

/// A key's reference on the card.
enum class PivSlot : std::uint8_t { authentication = 0x9A, signature = 0x9C };

/// The application's name without its version (Part 1, § 2.2).
[[nodiscard]] const base::Bytes& pivName();

/// The answer to SELECT (Part 2, § 3.1.1).
[[nodiscard]] base::Bytes pivProperties();

/// Historical bytes name the application, so that drivers need not guess. Protocol T=1.
[[nodiscard]] base::Bytes pivAtr();

/// Containers by the tag that GET DATA names: holder identifier, capabilities, discovery, key history, security, certificates.
/// `number` makes the card's identifier, its serial number for OpenSC.
[[nodiscard]] std::map<base::Bytes, base::Bytes> pivObjects(std::uint8_t number, const std::map<PivSlot, pki::Certificate>& certificates);

} // namespace sceau::test
