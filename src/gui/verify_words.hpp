#pragma once

#include "gui/facts.hpp"
#include "gui/finding_list.hpp"
#include "gui/notice.hpp"
#include "review/file_review.hpp"

/// What a person reads of a verification.
namespace sceau::gui {

/// In the order in which they are shown.
[[nodiscard]] const std::vector<review::Verdict>& allVerdicts();

/// "Accepté"; without a verdict "À vérifier".
[[nodiscard]] QString wordOf(std::optional<review::Verdict> verdict);
[[nodiscard]] Mood moodOf(review::Verdict verdict);
/// Of many: "Acceptés".
[[nodiscard]] QString pluralOf(review::Verdict verdict);

/// The one thing to say of a file.
struct Headline {
    QString title, text, code;
};
[[nodiscard]] Headline headlineOf(const review::FileReview& review);

/// "TEST Jean Dupré", "Horodatage de TEST TSA", "Signataire inconnu".
[[nodiscard]] QString titleOf(const pades::SignatureReport& signature);
/// What is proven, what is open, what speaks against it.
[[nodiscard]] std::vector<Finding> findingsOf(const pades::SignatureReport& signature);
[[nodiscard]] std::vector<Fact> factsOf(const pades::SignatureReport& signature);
/// Of the file as a whole: what the verifier and the rules of dossiers say beside its signatures.
[[nodiscard]] std::vector<Finding> findingsOf(const review::FileReview& review);

/// For a mail or a ticket: file name, verdicts, codes; nobody's name.
[[nodiscard]] QString forSupport(const review::FileReview& review);

} // namespace sceau::gui
