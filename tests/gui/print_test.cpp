#include "gui/print.hpp"

#include "gui/print_job.hpp"
#include "render/pages.hpp"

#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPrinter>
#include <QProgressDialog>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
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

std::shared_ptr<QPrinter> printerTo(const QString& file)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::ScreenResolution);
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(file);
    return printer;
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
    QWidget window;

    gui::printPdfOn(printerTo(paper), window, dossier.toStdString());
    auto* job = window.findChild<gui::PrintJob*>();
    ASSERT_NE(job, nullptr);
    QSignalSpy finished(job, &QObject::destroyed);
    ASSERT_TRUE(finished.wait(patience));

    EXPECT_EQ(pagesOf(paper), 3U);
    EXPECT_EQ(window.findChild<QProgressDialog*>(), nullptr);
}

TEST(Printing, PutsOnlyTheChosenPagesOnPaper)
{
    const QTemporaryDir folder;
    const QString dossier = folder.filePath(QStringLiteral("dossier.pdf"));
    const QString paper = folder.filePath(QStringLiteral("paper.pdf"));
    writePages(dossier, 4);
    auto printer = printerTo(paper);
    printer->setFromTo(2, 3);
    QWidget window;

    gui::printPdfOn(printer, window, dossier.toStdString());
    QSignalSpy finished(window.findChild<gui::PrintJob*>(), &QObject::destroyed);
    ASSERT_TRUE(finished.wait(patience));

    EXPECT_EQ(pagesOf(paper), 2U);
}

TEST(Printing, SaysHowFarItIsAndEndsWhenAsked)
{
    const QTemporaryDir folder;
    const QString dossier = folder.filePath(QStringLiteral("dossier.pdf"));
    writePages(dossier, 40);
    QWidget window;
    gui::printPdfOn(printerTo(folder.filePath(QStringLiteral("paper.pdf"))), window, dossier.toStdString());
    auto* progress = window.findChild<QProgressDialog*>();
    ASSERT_NE(progress, nullptr);
    QSignalSpy finished(window.findChild<gui::PrintJob*>(), &QObject::destroyed);

    ASSERT_TRUE(QTest::qWaitFor([&] { return progress->value() >= 1; }, patience));
    EXPECT_EQ(progress->maximum(), 40);
    EXPECT_TRUE(progress->labelText().contains(QStringLiteral("40")));
    EXPECT_LT(progress->value(), 40);
    Q_EMIT progress->canceled();

    ASSERT_TRUE(finished.wait(patience));
    EXPECT_EQ(window.findChild<gui::PrintJob*>(), nullptr);
}

TEST(Printing, EndsWithItsWindow)
{
    const QTemporaryDir folder;
    const QString dossier = folder.filePath(QStringLiteral("dossier.pdf"));
    writePages(dossier, 3);
    auto window = std::make_unique<QWidget>();
    gui::printPdfOn(printerTo(folder.filePath(QStringLiteral("paper.pdf"))), *window, dossier.toStdString());
    QSignalSpy finished(window->findChild<gui::PrintJob*>(), &QObject::destroyed);

    window.reset();

    EXPECT_EQ(finished.size(), 1);
}
