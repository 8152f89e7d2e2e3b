#pragma once

#include "pades/verify.hpp"
#include "text/text.hpp"

namespace sceau::review {

/// What an office does with a file: ACCEPTÉ, À REVOIR, EN ATTENTE, REJETÉ.
enum class Verdict { accepted, review, pending, rejected };

/// The worst of the file's signatures. A failed, weak, revoked or unchained signature is rejected; one that waits for revocation data
/// is pending; every other INDETERMINATE needs a person. A file without a readable signature is rejected.
[[nodiscard]] Verdict verdictOf(const pades::FileReport& report);
[[nodiscard]] std::string name(Verdict verdict); ///< "ACCEPTED"
/// The one that is farther from acceptance: a person's look outranks a wait, since waiting will not spare it.
[[nodiscard]] Verdict worse(Verdict a, Verdict b);

/// The line of `verify --json`, without a line end; its sentences in `language`.
[[nodiscard]] std::string toJson(const pades::FileReport& report, text::Language language = text::Language::french);

/// Our own signature: the last one of a file, time-stamps of the document aside. Null: there is none.
[[nodiscard]] const pades::SignatureReport* ownSignature(const pades::FileReport& report);

/// What we hold our own signature to before the file gets its name: intact, the whole file or nothing but an
/// archive's additions after it, a chain to the anchors when there are any, a PAdES baseline level. Code::selfCheckFailed.
[[nodiscard]] base::Status acceptOwnSignature(const pades::FileReport& report, bool anchored);

} // namespace sceau::review
