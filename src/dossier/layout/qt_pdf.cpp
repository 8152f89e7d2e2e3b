#include "dossier/layout/qt_pdf.hpp"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>
#include <algorithm>
#include <vector>

namespace sceau::dossier::layout {

namespace {

struct Edit {
    qsizetype at = 0;
    qsizetype removed = 0;
    QByteArray inserted;
};

using Edits = std::vector<Edit>;

QDateTime dateOf(base::Instant time)
{
    return QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC);
}

QRegularExpression pattern(const char* text)
{
    return QRegularExpression(QString::fromLatin1(text), QRegularExpression::DotMatchesEverythingOption);
}

/// One edit for each match of the expression's first group.
void replaceGroup(Edits& edits, const QString& text, const char* expression, const QByteArray& replacement)
{
    for (auto found = pattern(expression).globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        edits.push_back({match.capturedStart(1), match.capturedLength(1), replacement});
    }
}

void setDates(Edits& edits, const QString& text, base::Instant created)
{
    const auto date = dateOf(created).toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1() + "Z";
    replaceGroup(edits, text, R"(/CreationDate \(D:([^)]*)\))", date);
}

void dropTransparency(Edits& edits, const QString& text)
{
    replaceGroup(edits, text, R"(/Type /ExtGState\n/SA true\n/SM 0\.02(\n/ca 1\.0\n/CA 1\.0\n/AIS false\n/SMask /None)>>)", {});
}

/// "/FontName /QTAAAA+Inter-Regular" in the descriptor, but "/BaseFont /Inter-Regular" in the fonts.
void nameFontsAlike(Edits& edits, const QString& text)
{
    for (auto found = pattern(R"(/FontName /([A-Z]{6}\+)(\S+))").globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        const auto tag = match.captured(1).toLatin1();
        const auto name = QRegularExpression::escape(match.captured(2)).toLatin1();
        replaceGroup(edits, text, QByteArray("/BaseFont /()") + name + QByteArray("\\s"), tag);
    }
}

/// Qt maps a glyph to the lowest character that has it: Inter draws a tab like a space and a Latin iota like the Greek one.
QByteArray readBackAs(const QString& destination)
{
    if (destination == QLatin1String("0009")) return "0020";
    return destination == QLatin1String("0269") ? "03B9" : destination.toLatin1();
}

/// The destinations of "<first> <last> <destination>" and "<first> <last> [<destination> …]".
void mapBack(Edits& edits, const QString& text)
{
    for (auto found = pattern(R"(beginbfrange\n(.*?)endbfrange)").globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        auto ranges = pattern(R"(<[0-9A-F]{4}> <[0-9A-F]{4}> ([^\n]*))").globalMatch(match.captured(1));
        while (ranges.hasNext()) {
            const auto range = ranges.next();
            auto destinations = pattern("<([0-9A-F]{4})>").globalMatch(range.captured(1));
            while (destinations.hasNext()) {
                const auto destination = destinations.next();
                const auto at = match.capturedStart(1) + range.capturedStart(1) + destination.capturedStart(1);
                edits.push_back({at, destination.capturedLength(1), readBackAs(destination.captured(1))});
            }
        }
    }
}

qsizetype shifted(qsizetype offset, const Edits& edits)
{
    auto moved = offset;
    for (const auto& edit : edits) {
        if (edit.at < offset) moved += edit.inserted.size() - edit.removed;
    }
    return moved;
}

/// The cross-reference table follows the objects that moved. Edits never change the length of a stream.
void moveReferences(Edits& edits, const QString& text)
{
    const auto moves = edits;
    const auto table = text.lastIndexOf(QLatin1String("\nxref\n"));
    for (auto found = pattern(R"(\n(\d{10}) 00000 n)").globalMatch(text, table); found.hasNext();) {
        const auto match = found.next();
        const auto offset = shifted(match.captured(1).toLongLong(), moves);
        edits.push_back({match.capturedStart(1), match.capturedLength(1), QByteArray::number(offset).rightJustified(10, '0')});
    }
    const auto start = pattern(R"(startxref\n(\d+))").match(text, table);
    edits.push_back({start.capturedStart(1), start.capturedLength(1), QByteArray::number(shifted(start.captured(1).toLongLong(), moves))});
}

QByteArray applied(const QByteArray& bytes, Edits edits)
{
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.at < b.at; });
    QByteArray result;
    qsizetype done = 0;
    for (const auto& edit : edits) {
        result += bytes.mid(done, edit.at - done);
        result += edit.inserted;
        done = edit.at + edit.removed;
    }
    return result + bytes.mid(done);
}

} // namespace

QByteArray metadata(const PdfFacts& facts)
{
    const auto date = dateOf(facts.created).toString(Qt::ISODate);
    const auto packet = QStringLiteral(R"(<?xpacket begin="%1" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
  <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
        xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
        xmp:CreatorTool="%2" xmp:CreateDate="%3" pdf:Producer="Qt %4" pdfaid:part="1" pdfaid:conformance="B">
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%5</rdf:li></rdf:Alt></dc:title>
      <dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>
    </rdf:Description>
  </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
)");
    const QString mark(QChar::ByteOrderMark);
    return packet.arg(mark, facts.creator.toHtmlEscaped(), date, QLatin1String(qVersion()), facts.title.toHtmlEscaped()).toUtf8();
}

base::Result<QByteArray> corrected(const QByteArray& written, const PdfFacts& facts)
{
    const auto text = QString::fromLatin1(written); // one character a byte: offsets are the file's
    Edits edits;
    setDates(edits, text, facts.created);
    dropTransparency(edits, text);
    replaceGroup(edits, text, R"((/ID \[ <[0-9a-f]+> <[0-9a-f]+> \]\n))", {}); // pdf::finish() gives one that is the same each time
    if (edits.size() != 3) return base::fail(base::Code::composeFailed, "corrected");
    nameFontsAlike(edits, text);
    mapBack(edits, text);
    moveReferences(edits, text);
    return applied(written, std::move(edits));
}

} // namespace sceau::dossier::layout
