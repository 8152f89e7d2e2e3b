#include "gui/words.hpp"

#include "pki/holder.hpp"
#include "renewal/window.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>
#include <algorithm>
#include <array>
#include <unicode/uloc.h>

namespace sceau::gui {

namespace {

constexpr QChar narrowSpace(0x202F);
constexpr QChar hardSpace(0x00A0);

text::Language& spoken()
{
    static text::Language value = text::Language::french;
    return value;
}

Said toSaid(const text::Message& message)
{
    return {said(message.title), said(message.cause), said(message.next)};
}

/// Where Qt Linguist files the sentences of this file.
class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

bool states(const std::vector<std::string>& identifiers, std::string_view wanted)
{
    return std::find(identifiers.begin(), identifiers.end(), wanted) != identifiers.end();
}

} // namespace

void useLanguage(text::Language language)
{
    static QTranslator translator;
    spoken() = language;
    QLocale::setDefault(language == text::Language::french ? QLocale(QLocale::French, QLocale::France)
                                                           : QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCoreApplication::removeTranslator(&translator);
    // French is the language of the sources: its file only holds plurals.
    const bool french = language == text::Language::french;
    if (translator.load(french ? QStringLiteral(":/translations/sceau_fr.qm") : QStringLiteral(":/translations/sceau_en.qm"))) {
        QCoreApplication::installTranslator(&translator);
    }
}

text::Language language()
{
    return spoken();
}

std::filesystem::path pathOf(const QString& text)
{
    return std::filesystem::path(text.toStdString());
}

QString breakable(const QString& name)
{
    QString result;
    for (const QChar c : name) {
        result += c;
        if (QStringLiteral("-_.").contains(c)) result += QChar(0x200B);
    }
    return result;
}

Said describe(const base::Error& error)
{
    return toSaid(text::describe(error, spoken()));
}

Said message(const std::string& key, const base::Facts& facts)
{
    return toSaid(text::message(key, spoken(), facts));
}

QString sentence(const std::string& key, const base::Facts& facts)
{
    return said(text::sentence(key, spoken(), facts));
}

QString dateOf(base::Instant time)
{
    return said(renewal::formatDate(renewal::parisDate(time)));
}

QString instantOf(base::Instant time)
{
    const QString written = said(renewal::formatInstant(time));
    return Words::tr("%1 à %2 (heure de Paris)").arg(written.left(10), written.right(5));
}

QString grouped(const std::string& siren)
{
    QString result;
    for (std::size_t i = 0; i < siren.size(); ++i) {
        if (i > 0 && i % 3 == 0) result += hardSpace;
        result += QLatin1Char(siren[i]);
    }
    return result;
}

QString roleOf(const pki::Certificate& certificate)
{
    switch (certificate.role()) {
    case pki::Role::signature:
        return Words::tr("Signature");
    case pki::Role::authentication:
        return Words::tr("Authentification");
    case pki::Role::dual:
        return Words::tr("Signature et authentification");
    case pki::Role::other:
        break;
    }
    return Words::tr("Autre");
}

QString policyOf(const pki::Certificate& certificate)
{
    static const std::string qcCompliance = "0.4.0.1862.1.1";
    QStringList words;
    for (const auto& policy : certificate.policies) {
        const std::string key = "policy." + policy;
        words += text::has(key) ? sentence(key) : said(policy);
    }
    if (states(certificate.qcStatements, qcCompliance)) words += Words::tr("qualifié");
    words.removeDuplicates();
    if (words.isEmpty()) return QStringLiteral("–");
    return words.join(QStringLiteral(" · "));
}

QString holderName(const pki::Certificate& certificate)
{
    return said(certificate.commonName);
}

QString countryName(const std::string& code)
{
    std::array<UChar, 128> name{};
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length = uloc_getDisplayCountry(("und_" + code).c_str(), spoken() == text::Language::french ? "fr" : "en", name.data(),
                                                  static_cast<int32_t>(name.size()), &status);
    return U_FAILURE(status) ? said(code) : QString::fromUtf16(name.data(), length);
}

} // namespace sceau::gui
