#include "gui/verify_words.hpp"

#include "gui/words.hpp"
#include "review/proofs.hpp"
#include "review/said.hpp"
#include "review/shown.hpp"

#include <QCoreApplication>

namespace sceau::gui {

using review::Proof;
using review::Verdict;

namespace {

/// Where Qt Linguist files the sentences of this file.
class VerifyWords {
    Q_DECLARE_TR_FUNCTIONS(VerifyWords)
};

/// Names and paths that others chose.
QString safe(const std::string& text)
{
    return said(review::shown(text));
}

QString together(const QString& cause, const QString& next)
{
    return cause.isEmpty() || next.isEmpty() ? cause + next : cause + QLatin1Char('\n') + next;
}

Finding findingOf(const Proof& proof)
{
    switch (proof.outcome) {
    case Proof::Outcome::proven:
        return {QStringLiteral("done"), Ink::accepted, said(proof.sentence), {}, false};
    case Proof::Outcome::open:
        return {QStringLiteral("question"), Ink::review, said(proof.sentence), {}, false};
    case Proof::Outcome::against:
        break;
    }
    return {QStringLiteral("refused"), Ink::rejected, said(proof.sentence), {}, false};
}

Finding findingOf(const review::Said& each, Verdict weight)
{
    const auto code = each.code.empty() ? QString() : QStringLiteral(" · ") + said(each.code);
    const auto detail = together(said(each.message.cause), said(each.message.next));
    if (weight == Verdict::accepted)
        return {QStringLiteral("done"), Ink::accepted, safe(each.message.title) + code, safe(detail.toStdString())};
    return {weight == Verdict::rejected ? QStringLiteral("refused") : QStringLiteral("warning"),
            weight == Verdict::rejected ? Ink::rejected : Ink::review, safe(each.message.title) + code, detail};
}

QString coverageOf(const pades::SignatureReport& signature)
{
    switch (signature.coverage) {
    case pades::Coverage::wholeFile:
        return VerifyWords::tr("Tout le fichier");
    case pades::Coverage::wholeRevision:
        return VerifyWords::tr("Une révision du fichier");
    case pades::Coverage::partial:
        break;
    }
    return VerifyWords::tr("Une partie seulement");
}

QString integrityOf(const pades::SignatureReport& signature)
{
    if (!signature.intact) return VerifyWords::tr("Rompue");
    return signature.digest.empty() ? VerifyWords::tr("Intacte") : VerifyWords::tr("Intacte (%1)").arg(said(signature.digest));
}

QString indicationOf(const pades::SignatureReport& signature)
{
    const auto sub = signature.subIndication.empty() ? QString() : QStringLiteral(" · ") + said(signature.subIndication);
    return said(pades::name(signature.indication)) + sub;
}

QString timeOf(const std::string& rfc3339)
{
    return said(review::parisTime(rfc3339, language()));
}

QString codesOf(const std::vector<pades::ReportMessage>& messages)
{
    QStringList codes;
    for (const auto& message : messages)
        codes += said(base::name(message.code));
    codes.removeDuplicates();
    return codes.join(QStringLiteral(", "));
}

} // namespace

const std::vector<Verdict>& allVerdicts()
{
    static const std::vector<Verdict> all{Verdict::accepted, Verdict::review, Verdict::pending, Verdict::rejected};
    return all;
}

QString wordOf(std::optional<Verdict> verdict)
{
    if (!verdict) return VerifyWords::tr("À vérifier");
    switch (*verdict) {
    case Verdict::accepted:
        return VerifyWords::tr("Accepté");
    case Verdict::review:
        return VerifyWords::tr("À revoir");
    case Verdict::pending:
        return VerifyWords::tr("En attente");
    case Verdict::rejected:
        break;
    }
    return VerifyWords::tr("Rejeté");
}

QString pluralOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::accepted:
        return VerifyWords::tr("Acceptés");
    case Verdict::review:
        return VerifyWords::tr("À revoir");
    case Verdict::pending:
        return VerifyWords::tr("En attente");
    case Verdict::rejected:
        break;
    }
    return VerifyWords::tr("Rejetés");
}

Mood moodOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::accepted:
        return Mood::accepted;
    case Verdict::review:
        return Mood::review;
    case Verdict::pending:
        return Mood::pending;
    case Verdict::rejected:
        break;
    }
    return Mood::rejected;
}

Headline headlineOf(const review::FileReview& review)
{
    if (review.verdict == Verdict::accepted) return {said(text::message("verdict.ACCEPTED", language()).cause), {}, {}};
    const auto main = review::mainlySaid(review, language());
    return {safe(main.message.title), safe(together(said(main.message.cause), said(main.message.next)).toStdString()), said(main.code)};
}

QString titleOf(const pades::SignatureReport& signature)
{
    const auto name = signature.signer ? safe(signature.signer->commonName) : VerifyWords::tr("Signataire inconnu");
    return signature.documentTimestamp ? VerifyWords::tr("Horodatage : %1").arg(name) : name;
}

std::vector<Finding> findingsOf(const pades::SignatureReport& signature)
{
    std::vector<Finding> findings;
    for (const auto& proof : review::proofsOf(signature, language()))
        findings.push_back(findingOf(proof));
    return findings;
}

std::vector<Finding> findingsOf(const review::FileReview& review)
{
    std::vector<Finding> findings;
    for (const auto& message : review.report.messages)
        findings.push_back(findingOf({base::name(message.code), text::describe(message.code, language(), message.facts)}, review.verdict));
    for (const auto& each : review.findings)
        findings.push_back(findingOf({each.code, text::message(each.code, language(), each.facts)}, each.weight));
    return findings;
}

std::vector<Fact> factsOf(const pades::SignatureReport& signature)
{
    const auto proven = timeOf(signature.provenTime);
    return {
        {signature.documentTimestamp ? VerifyWords::tr("Service") : VerifyWords::tr("Signataire"),
         signature.signer ? safe(signature.signer->commonName) : VerifyWords::tr("Inconnu")},
        {VerifyWords::tr("Signé (déclaré)"), timeOf(signature.claimedTime)},
        {VerifyWords::tr("Preuve d’heure"), proven.isEmpty() ? VerifyWords::tr("Aucune") : proven},
        {VerifyWords::tr("Intégrité signée"), integrityOf(signature)},
        {VerifyWords::tr("Couverture"), coverageOf(signature)},
        {VerifyWords::tr("Niveau"), said(signature.level)},
        {VerifyWords::tr("Indication ETSI"), indicationOf(signature)},
        {VerifyWords::tr("Code"), codesOf(signature.messages)},
    };
}

QString forSupport(const review::FileReview& review)
{
    QStringList lines{QStringLiteral("Sceau " SCEAU_VERSION), safe(review.report.file.filename().string()),
                      said(review::name(review.verdict)) + QStringLiteral(" · ") + said(pades::name(review.report.status))};
    for (const auto& signature : review.report.signatures) {
        lines += QStringList{safe(signature.field),
                             indicationOf(signature),
                             said(signature.level),
                             signature.intact ? QStringLiteral("intact") : QStringLiteral("broken"),
                             said(pades::name(signature.coverage)),
                             said(pades::name(signature.changes)),
                             codesOf(signature.messages)}
                     .join(QStringLiteral(" · "));
    }
    lines += codesOf(review.report.messages);
    for (const auto& finding : review.findings)
        lines += said(finding.code);
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

} // namespace sceau::gui
