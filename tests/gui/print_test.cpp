#include "gui/print.hpp"

#include "render/pages.hpp"

#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPrinter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWidget>
#include <gtest/gtest.h>

namespace {

using namespace sceau;

constexpr int patience = 30'000; // milliseconds

void writePages(const QString& file, int count)
{
    QPdfWriter writer(file);
    writer.setPageSize(QPageSize(QPageSize::A4));
    QPainter painter(&writer);
    for (int page = 0; page < count; ++page) {
        if (page > 0) writer.newPage();
        painter.drawText(1000, 1000, QStringLiteral("TEST %1").arg(page + 1));
    }
}

std::size_t pagesOf(const QString& file)
{
    render::Pages pages;
    std::size_t count = 0;
    QObject::connect(&pages, &render::Pages::opened, [&](const std::vector<render::PageSize>& sizes) { count = sizes.size(); });
    QSignalSpy opened(&pages, &render::Pages::opened);
    pages.open(file.toStdString());
    opened.wait(patience);
    return count;
}

} // namespace

TEST(Printing, PutsEveryPageOnPaper)
{
    const QTemporaryDir folder;
    const QString dossier = folder.filePath(QStringLiteral("dossier.pdf"));
    const QString paper = folder.filePath(QStringLiteral("paper.pdf"));
    writePages(dossier, 3);
    auto printer = std::make_shared<QPrinter>(QPrinter::ScreenResolution);
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(paper);
    QWidget window;

    gui::printPdfOn(printer, window, dossier.toStdString());
    ASSERT_EQ(window.children().size(), 1) << "no job";
    QSignalSpy finished(window.children().first(), &QObject::destroyed);
    ASSERT_TRUE(finished.wait(patience));

    EXPECT_EQ(pagesOf(paper), 3U);
}
