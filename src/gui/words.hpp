#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "pki/certificate.hpp"
#include "text/text.hpp"
#include "token/types.hpp"

#include <QString>
#include <filesystem>

namespace sceau::gui {

/// The language of the window: of `text` and of Qt Linguist alike. Loads the translation; call before the first widget.
void useLanguage(text::Language language);
[[nodiscard]] text::Language language();

[[nodiscard]] inline QString said(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}
[[nodiscard]] inline QString said(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}
[[nodiscard]] std::filesystem::path pathOf(const QString& text);
/// A file's name has no spaces to break it at: it may break after its signs.
[[nodiscard]] QString breakable(const QString& name);

struct Said {
    QString title, cause, next;
};
[[nodiscard]] Said describe(const base::Error& error);
[[nodiscard]] Said message(const std::string& key, const base::Facts& facts = {});
[[nodiscard]] QString sentence(const std::string& key, const base::Facts& facts = {});

/// "06/01/2027", the date in Paris.
[[nodiscard]] QString dateOf(base::Instant time);
/// "06/01/2027 à 00:00 (heure de Paris)".
[[nodiscard]] QString instantOf(base::Instant time);
/// "123 456 782", on one line.
[[nodiscard]] QString grouped(const std::string& siren);

[[nodiscard]] QString roleOf(const pki::Certificate& certificate);
/// "RGS** · qualifié", or the policy's number when nobody named it.
[[nodiscard]] QString policyOf(const pki::Certificate& certificate);
/// "TEST Pascale Plantin": given and usual name, else the common name.
[[nodiscard]] QString holderName(const pki::Certificate& certificate);
[[nodiscard]] QString countryName(const std::string& code);

} // namespace sceau::gui
