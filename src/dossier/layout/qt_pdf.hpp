#pragma once

#include "base/clock.hpp"

#include <QByteArray>
#include <QString>

/// What Qt's PDF writer leaves wrong for a document that is signed, archived and read back.
namespace sceau::dossier::layout {

/// What the document says of itself; the information dictionary and the XMP packet must agree (ISO 19005-1 § 6.7.3).
struct PdfFacts {
    QString title;
    QString creator;
    base::Instant created{};
};

/// An XMP packet that claims PDF/A-1b.
[[nodiscard]] QByteArray metadata(const PdfFacts& facts);

/// Qt's file with the creation date of `facts` instead of the clock's, fonts named alike in all their dictionaries (ISO 32000-1 § 9.6.4),
/// spaces that read back as spaces (Qt maps the glyph to a tab), no mention of transparency and no random /ID. Code::composeFailed when
/// the file is not what this version of Qt writes.
[[nodiscard]] base::Result<QByteArray> corrected(const QByteArray& written, const PdfFacts& facts);

} // namespace sceau::dossier::layout
