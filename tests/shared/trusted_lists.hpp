#pragma once

#include "pki/test_authority.hpp"

#include <string>
#include <vector>

namespace sceau::test {

/// One service of a trusted list as a test wants it; texts go into the XML as they are.
struct ServiceDraft {
    struct Period {
        std::string from;               ///< "2020-03-04T01:00:00Z"
        std::string status = "granted"; ///< last part of the URI
        std::string extensions = {};    ///< Extension elements
        std::string type = "CA/QC";
    };
    std::string name = "TEST service";
    std::vector<pki::Certificate> certificates;
    std::vector<Period> periods; ///< the first is the present one
};

/// Extension elements.
[[nodiscard]] std::string foreSignatures();
[[nodiscard]] std::string qualification(const std::string& qualifier, const std::string& criteria);

struct ListDraft {
    std::vector<ServiceDraft> services;
    std::string nextUpdate = "2036-01-01T00:00:00Z";
    std::string transforms{}; ///< of the whole document's reference; empty: as TS 119 612 wants them
    std::string target{};     ///< of that reference: empty is the whole document
    std::string digest = "http://www.w3.org/2001/04/xmlenc#sha256";
};

/// The XML before it is signed, with the frame of an enveloped signature in it.
[[nodiscard]] std::string unsignedList(const ListDraft& draft);
/// Signed by the command xmlsec1.
[[nodiscard]] std::string signedList(const std::string& xml, const pki::TestIdentity& signer);

} // namespace sceau::test
