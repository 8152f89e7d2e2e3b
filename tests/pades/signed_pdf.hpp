#pragma once

#include "pades/verify.hpp"
#include "shared/odd_cms.hpp"

#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>

namespace sceau::test {

/// A signed PDF as its bytes, for a test to alter.
struct SignedPdf {
    std::string text;

    using Range = std::array<std::size_t, 4>;
    [[nodiscard]] Range byteRange() const;           ///< of the last signature
    [[nodiscard]] std::size_t contentsBegin() const; ///< of '<', whatever the range says
    [[nodiscard]] std::size_t contentsEnd() const;   ///< after '>'
    /// The SHA-256 of the ranges, as they are.
    [[nodiscard]] base::Bytes digest() const;
    /// The last signature's CMS replaced by another, zeros after it.
    [[nodiscard]] SignedPdf withCms(const base::Bytes& cms) const;
};

/// How a fixture is signed.
struct Signing {
    int certification = 0;
    const pki::TestIdentity* identity = nullptr; ///< nullptr: signerIdentity()
    bool visible = false;
    std::string field;
};

/// `input` (the bytes of a PDF) signed by our own signer.
[[nodiscard]] SignedPdf signedPdf(const std::string& input, const Signing& signing = {});
/// Two pages of text, signed once; made once.
[[nodiscard]] const SignedPdf& plainSigned();
/// The last signature made anew over what the bytes say now, by an attacker who has a key of his own.
[[nodiscard]] SignedPdf resigned(
    const SignedPdf& pdf, const std::function<void(OddCms&)>& odd = [](OddCms&) {});

struct Update {
    std::map<int, std::string> objects; ///< bodies by number
    std::set<int> freed;
    std::string root = "1 0 R";
    std::string trailer = "/Info 9 0 R"; ///< further entries
    bool crossReference = true;
    bool withTrailer = true;
    bool startxref = true;
};
/// One more revision, with what an attacker leaves out left out.
[[nodiscard]] std::string updated(const std::string& pdf, const Update& update);
/// The body of an object as the file's last revision has it.
[[nodiscard]] std::string bodyOf(const std::string& pdf, int number);
/// The number that the next new object of a file has.
[[nodiscard]] int nextNumber(const std::string& pdf);

/// The verifier's report on these bytes, the test root trusted unless `anchors` says otherwise.
[[nodiscard]] pades::FileReport reportOn(const std::string& pdf);
[[nodiscard]] pades::FileReport reportOn(const std::string& pdf, const std::vector<pki::Certificate>& anchors, base::Instant at);

/// Whether any signature of a report would be taken for good: intact, covering a whole revision, nothing forbidden after it.
[[nodiscard]] bool anyAccepted(const pades::FileReport& report);

} // namespace sceau::test
