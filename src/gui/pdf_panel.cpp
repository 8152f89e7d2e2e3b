#include "gui/pdf_panel.hpp"

#include "gui/announce.hpp"
#include "gui/error_banner.hpp"
#include "gui/icons.hpp"
#include "gui/pdf_view.hpp"
#include "gui/print.hpp"
#include "gui/reflow.hpp"
#include "gui/thumbnail_strip.hpp"
#include "gui/words.hpp"
#include "ui_pdf_panel.h"

#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

namespace sceau::gui {

namespace {
constexpr double narrowBelow = 460, thumbnailsFrom = 520, thumbnailsAtOnceFrom = 760;
constexpr int mostPerCent = 400;

/// Buttons beside a number stay where they are when it grows.
void keepWidth(QLabel& label, const QString& widest)
{
    label.setMinimumWidth(label.fontMetrics().horizontalAdvance(widest));
}
} // namespace

PdfPanel::PdfPanel(QWidget* parent) : QFrame(parent), ui_(std::make_unique<Ui::PdfPanel>())
{
    ui_->setupUi(this);
    view_ = new PdfView(pages_);
    strip_ = new ThumbnailStrip(pages_);
    ui_->reader->insertWidget(0, strip_);
    ui_->views->insertWidget(0, view_);
    setTabOrder(strip_, view_);
    makeProblem();
    ui_->views->setCurrentWidget(view_);
    ui_->searchBar->hide();
    dress();
    watchWidth(*this, narrowBelow, [this](bool narrow) { ui_->title->setVisible(!narrow); });
    watchWidth(*this, thumbnailsFrom, [this](bool narrow) {
        hasRoom_ = !narrow;
        arrangeThumbnails();
    });
    watchWidth(*this, thumbnailsAtOnceFrom, [this](bool narrow) {
        hasPlenty_ = !narrow;
        arrangeThumbnails();
    });
    connectTools();
    makeShortcuts();
    connect(view_, &PdfView::moved, this, &PdfPanel::presentPlace);
    connect(view_, &PdfView::copied, this, [this] { announce(*ui_->hits, tr("Texte copié")); });
    connect(strip_, &ThumbnailStrip::chosen, view_, &PdfView::goToPage);
    connect(&pages_, &render::Pages::failed, this, &PdfPanel::presentProblem);
    connect(&pages_, &render::Pages::opened, this, [this] { ui_->views->setCurrentWidget(view_); });
    connect(&pages_, &render::Pages::textRead, this, &PdfPanel::appendText);
    connect(&pages_, &render::Pages::searched, this, [this](const QString& words, const std::vector<render::Found>& found) {
        if (words == ui_->words->text().trimmed()) presentHits(found);
    });
}

PdfPanel::~PdfPanel()
{
    delete strip_; // before their pages
    delete view_;
}

void PdfPanel::makeProblem()
{
    problem_ = new ErrorBanner;
    auto* room = new QWidget;
    auto* column = new QVBoxLayout(room);
    column->addWidget(problem_);
    column->addStretch();
    ui_->views->addWidget(room);
}

/// A document that cannot be opened. What fails of a page is said on that page.
void PdfPanel::presentProblem(const base::Error& error)
{
    if (error.facts.contains("page")) return;
    problem_->present(error);
    ui_->views->setCurrentWidget(problem_->parentWidget());
}

void PdfPanel::dress()
{
    const std::vector<std::pair<QToolButton*, const char*>> icons{
        {ui_->thumbnails, "thumbnails"}, {ui_->pageUp, "up"},        {ui_->pageDown, "down"},      {ui_->zoomOut, "minus"},
        {ui_->zoomIn, "plus"},           {ui_->fitPage, "fit-page"}, {ui_->fitWidth, "fit-width"}, {ui_->find, "search"},
        {ui_->asText, "text"},           {ui_->print, "printer"},    {ui_->previousHit, "up"},     {ui_->nextHit, "down"},
    };
    for (const auto& [button, name] : icons) {
        button->setIcon(icon(QLatin1String(name)));
        button->setFocusPolicy(Qt::StrongFocus);
    }
}

void PdfPanel::connectTools()
{
    connect(ui_->thumbnails, &QToolButton::clicked, this, &PdfPanel::showThumbnails);
    connect(ui_->pageUp, &QToolButton::clicked, this, [this] { view_->goToPage(view_->currentPage() - 1); });
    connect(ui_->pageDown, &QToolButton::clicked, this, [this] { view_->goToPage(view_->currentPage() + 1); });
    connect(ui_->zoomIn, &QToolButton::clicked, view_, &PdfView::zoomIn);
    connect(ui_->zoomOut, &QToolButton::clicked, view_, &PdfView::zoomOut);
    connect(ui_->fitWidth, &QToolButton::clicked, this, [this] { view_->setFit(PdfView::Fit::width); });
    connect(ui_->fitPage, &QToolButton::clicked, this, [this] { view_->setFit(PdfView::Fit::page); });
    connect(ui_->print, &QToolButton::clicked, this, [this] { printPdf(*this, file_); });
    connect(ui_->find, &QToolButton::toggled, this, &PdfPanel::find);
    connect(ui_->asText, &QToolButton::toggled, this, &PdfPanel::showText);
    connect(ui_->nextHit, &QToolButton::clicked, this, [this] { step(1); });
    connect(ui_->previousHit, &QToolButton::clicked, this, [this] { step(-1); });
    connect(ui_->words, &QLineEdit::returnPressed, this, [this] { step(1); });
    connect(ui_->words, &QLineEdit::textChanged, this, [this](const QString& words) {
        if (words.trimmed().isEmpty()) {
            presentHits({});
        } else {
            pages_.search(words.trimmed());
        }
    });
}

void PdfPanel::makeShortcuts()
{
    const auto on = [this](const QKeySequence& keys, auto action) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    on(QKeySequence::ZoomIn, [this] { view_->zoomIn(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_Equal), [this] { view_->zoomIn(); });
    on(QKeySequence::ZoomOut, [this] { view_->zoomOut(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_0), [this] { view_->setFit(PdfView::Fit::width); });
    on(QKeySequence(Qt::Key_F9), [this] {
        if (hasRoom_) showThumbnails(strip_->isHidden());
    });
    on(QKeySequence::Find, [this] { ui_->find->setChecked(true); });
    auto* close = new QShortcut(QKeySequence(Qt::Key_Escape), ui_->searchBar);
    close->setContext(Qt::WidgetWithChildrenShortcut);
    connect(close, &QShortcut::activated, this, [this] { ui_->find->setChecked(false); });
}

void PdfPanel::open(const std::filesystem::path& file)
{
    file_ = file;
    read_ = 0;
    ui_->text->clear();
    ui_->asText->setChecked(false);
    ui_->find->setChecked(false);
    file.empty() ? pages_.close() : pages_.open(file);
}

PdfView& PdfPanel::view()
{
    return *view_;
}

void PdfPanel::showThumbnails(bool shown)
{
    wantsThumbnails_ = shown;
    arrangeThumbnails();
}

/// Where there is plenty of room they are there until somebody does not want them; where there is little, nobody is asked.
void PdfPanel::arrangeThumbnails()
{
    const bool shown = hasRoom_ && wantsThumbnails_.value_or(hasPlenty_);
    ui_->thumbnails->setVisible(hasRoom_);
    ui_->thumbnails->setChecked(shown);
    strip_->setVisible(shown);
}

void PdfPanel::presentPlace()
{
    if (view_->pageCount() > 0) strip_->setCurrentPage(view_->currentPage());
    keepWidth(*ui_->pageNumber, tr("%1 / %2").arg(view_->pageCount()).arg(view_->pageCount()));
    keepWidth(*ui_->zoom, tr("%1 %").arg(mostPerCent));
    ui_->pageNumber->setText(tr("%1 / %2").arg(view_->currentPage() + 1).arg(view_->pageCount()));
    ui_->zoom->setText(tr("%1 %").arg(qRound(view_->zoom() * 100)));
    ui_->pageUp->setEnabled(view_->currentPage() > 0);
    ui_->pageDown->setEnabled(view_->currentPage() + 1 < view_->pageCount());
}

void PdfPanel::find(bool visible)
{
    ui_->searchBar->setVisible(visible);
    if (visible) {
        ui_->words->setFocus();
    } else {
        ui_->words->clear();
        view_->setFocus();
    }
}

void PdfPanel::presentHits(const std::vector<render::Found>& found)
{
    hits_ = found.size();
    hit_ = 0;
    view_->setHits(found);
    ui_->hits->setText(ui_->words->text().trimmed().isEmpty() ? QString() : tr("%n résultat(s)", nullptr, static_cast<int>(hits_)));
    announce(*ui_->hits, ui_->hits->text());
}

void PdfPanel::step(int by)
{
    if (hits_ == 0) return;
    hit_ = (hit_ + hits_ + static_cast<std::size_t>(by)) % hits_;
    view_->goToHit(hit_);
    ui_->hits->setText(tr("%1 / %2").arg(hit_ + 1).arg(hits_));
}

void PdfPanel::showText(bool asText)
{
    ui_->views->setCurrentWidget(asText ? static_cast<QWidget*>(ui_->text) : view_);
    ui_->views->currentWidget()->setFocus();
    if (asText) askText();
}

/// One page after the other: a long document is read from its beginning while the rest is still to come.
void PdfPanel::askText()
{
    if (ui_->asText->isChecked() && read_ < view_->pageCount()) pages_.text(read_);
}

void PdfPanel::appendText(int page, const QString& text)
{
    if (page != read_) return;
    ++read_;
    ui_->text->appendPlainText(tr("Page %1").arg(page + 1) + QStringLiteral("\n\n") + text + QLatin1Char('\n'));
    askText();
}

} // namespace sceau::gui
