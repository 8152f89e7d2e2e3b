#include "gui/key_summary.hpp"

#include "gui/pin_form.hpp"
#include "gui/words.hpp"
#include "pki/holder.hpp"

#include <QCoreApplication>

namespace sceau::gui {

namespace {

/// Where Qt Linguist files the sentences of this file.
class KeySummary {
    Q_DECLARE_TR_FUNCTIONS(KeySummary)
};

QString sirenOf(const pki::Holder& holder)
{
    switch (holder.siren.state) {
    case pki::StatedSiren::State::stated:
        return grouped(holder.siren.value);
    case pki::StatedSiren::State::inconsistent:
        return KeySummary::tr("Plusieurs numéros différents");
    case pki::StatedSiren::State::absent:
        break;
    }
    return KeySummary::tr("Absent du certificat");
}

} // namespace

const pki::Certificate* mainCertificate(const token::Token& token, std::optional<std::size_t> signing)
{
    if (signing && *signing < token.certificates.size()) return &token.certificates[*signing].certificate;
    for (const auto& each : token.certificates) {
        const auto role = each.certificate.role();
        if (role == pki::Role::signature || role == pki::Role::dual) return &each.certificate;
    }
    return token.certificates.empty() ? nullptr : &token.certificates.front().certificate;
}

QString structureOf(const workflow::Snapshot& snapshot)
{
    QStringList parts;
    const auto* certificate = snapshot.token ? mainCertificate(*snapshot.token, snapshot.certificate) : nullptr;
    if (snapshot.entry) {
        parts = {said(snapshot.entry->structure), said(snapshot.entry->bar)};
    } else if (certificate) {
        parts = {said(certificate->organisation)};
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

std::vector<Fact> factsOf(const workflow::Snapshot& snapshot)
{
    const auto* certificate = snapshot.token ? mainCertificate(*snapshot.token, snapshot.certificate) : nullptr;
    if (!certificate) return {};
    const auto holder = pki::holderOf(*certificate);
    const QString cnbf = snapshot.entry ? said(snapshot.entry->cnbf) : said(holder.cnbfHint.value_or(""));
    return {
        {KeySummary::tr("SIREN"), sirenOf(holder)},
        {KeySummary::tr("N° CNBF"), cnbf},
        {KeySummary::tr("Expire le"), instantOf(certificate->notAfter), true},
        {KeySummary::tr("Code PIN"), inWords(snapshot.token->pin.level)},
    };
}

std::vector<Choices::Choice> choicesOf(const std::vector<token::Token>& tokens)
{
    std::vector<Choices::Choice> choices;
    for (const auto& each : tokens) {
        const auto* certificate = mainCertificate(each);
        const QString holder = certificate ? holderName(*certificate) : said(each.label);
        QStringList details{said(each.label)};
        if (certificate) details += KeySummary::tr("expire le %1").arg(dateOf(certificate->notAfter));
        details += {KeySummary::tr("lecteur « %1 »").arg(said(each.reader)), KeySummary::tr("clé n° %1").arg(said(each.serial))};
        choices.push_back({holder, details.join(QStringLiteral(" · "))});
    }
    return choices;
}

QString holderAndExpiry(const pki::Certificate& certificate)
{
    return KeySummary::tr("%1 · expire le %2").arg(holderName(certificate), instantOf(certificate.notAfter));
}

} // namespace sceau::gui
