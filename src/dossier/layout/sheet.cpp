#include "dossier/layout/sheet.hpp"

#include "dossier/layout/qt_pdf.hpp"
#include "dossier/layout/set_text.hpp"

#include <QBuffer>
#include <QPdfWriter>
#include <QPen>

namespace sceau::dossier::layout {

namespace {

constexpr qreal headerTop = 40.0_pt;
constexpr qreal headerRule = 56.0_pt;
constexpr qreal footerTop = sheet::height - 52.0_pt;
constexpr qreal initialsWidth = 62.0_pt;
constexpr qreal initialsHeight = 24.0_pt;
constexpr qreal hairline = 0.6_pt;
constexpr int dotsPerInch = 72 * pixelsInPoint;

SetText small(const QString& text)
{
    return SetText({{text, false}}, style::small, sheet::textWidth);
}

void drawHeader(QPainter& painter, const QString& dossier, const QString& number)
{
    small(dossier).draw(painter, {sheet::side, headerTop});
    const auto right = small(number);
    right.draw(painter, {sheet::width - sheet::side - right.widest(), headerTop});
    painter.setPen(QPen(QColor(ink::hairline), hairline));
    painter.drawLine(QPointF(sheet::side, headerRule), QPointF(sheet::width - sheet::side, headerRule));
}

void drawFooter(QPainter& painter, const Edges& edges)
{
    small(edges.specimen).draw(painter, {sheet::side, footerTop});
    if (!edges.notice.isEmpty()) small(edges.notice).draw(painter, {sheet::side, footerTop + style::small.leading});

    const QRectF box(sheet::width - sheet::side - initialsWidth, footerTop - 6.0_pt, initialsWidth, initialsHeight);
    const auto label = small(edges.initials);
    label.draw(painter, {box.left() - label.widest() - 6.0_pt, box.center().y() - label.height() / 2});
    painter.setPen(QPen(QColor(ink::handwriting), hairline));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
}

base::Status draw(QPdfWriter& writer, const std::vector<Page>& pages, const Edges& edges)
{
    QPainter painter(&writer);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (i > 0) writer.newPage();
        drawHeader(painter, edges.dossier, edges.numbers[i]);
        for (const auto& [top, piece] : pages[i]) {
            piece.draw(painter, {sheet::side, sheet::top + top});
        }
        drawFooter(painter, edges);
    }
    if (!painter.end()) return base::fail(base::Code::composeFailed, "QPainter::end");
    return {};
}

void prepare(QPdfWriter& writer, const PdfFacts& facts)
{
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setResolution(dotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(facts.title);
    writer.setCreator(facts.creator);
    writer.setDocumentXmpMetadata(metadata(facts));
}

} // namespace

base::Result<QByteArray> print(const std::vector<Page>& pages, const Edges& edges, base::Instant issuedAt)
{
    const PdfFacts facts{edges.title, QStringLiteral("Sceau"), issuedAt};
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    prepare(writer, facts);
    if (auto status = draw(writer, pages, edges); !status) return tl::unexpected(status.error());
    return corrected(buffer.data(), facts);
}

} // namespace sceau::dossier::layout
