#pragma once

#include "pades/verify.hpp"

namespace sceau::review {

/// What an office does with a file: ACCEPTÉ, À REVOIR, EN ATTENTE, REJETÉ.
enum class Verdict { accepted, review, pending, rejected };

/// The verdict of domain § 4.2, last column; the worst of the file's signatures.
[[nodiscard]] Verdict verdictOf(const pades::FileReport& report);
[[nodiscard]] std::string name(Verdict verdict); ///< "ACCEPTED"

/// The line of `verify --json` (SPEC § 8), without a line end.
[[nodiscard]] std::string toJson(const pades::FileReport& report);

/// What we hold our own signatures to before they get their name: integrity intact, whole file, chain to `anchors` when there are any,
/// nothing changed after. Code::selfCheckFailed.
[[nodiscard]] base::Status acceptOwnSignature(const pades::FileReport& report, bool anchored);

} // namespace sceau::review
