#include "gui/pdf_panel.hpp"

#include "gui/announce.hpp"
#include "gui/icons.hpp"
#include "gui/pdf_view.hpp"
#include "gui/print.hpp"
#include "gui/reflow.hpp"
#include "gui/words.hpp"
#include "ui_pdf_panel.h"

#include <QShortcut>
#include <algorithm>

namespace sceau::gui {

PdfPanel::PdfPanel(QWidget* parent) : QFrame(parent), ui_(std::make_unique<Ui::PdfPanel>())
{
    ui_->setupUi(this);
    view_ = new PdfView(pages_);
    ui_->views->insertWidget(0, view_);
    ui_->views->setCurrentWidget(view_);
    ui_->searchBar->hide();
    dress();
    watchWidth(*this, 460, [this](bool narrow) { ui_->title->setVisible(!narrow); });
    connectTools();
    makeShortcuts();
    connect(view_, &PdfView::moved, this, &PdfPanel::presentPlace);
    connect(&pages_, &render::Pages::failed, this, &PdfPanel::failed);
    connect(&pages_, &render::Pages::textRead, this, &PdfPanel::appendText);
    connect(&pages_, &render::Pages::searched, this, [this](const QString& words, const std::vector<render::Found>& found) {
        if (words == ui_->words->text().trimmed()) presentHits(found);
    });
}

PdfPanel::~PdfPanel() = default;

void PdfPanel::dress()
{
    const std::vector<std::pair<QToolButton*, const char*>> icons{
        {ui_->pageUp, "up"},        {ui_->pageDown, "down"},      {ui_->zoomOut, "minus"}, {ui_->zoomIn, "plus"},
        {ui_->fitPage, "fit-page"}, {ui_->fitWidth, "fit-width"}, {ui_->find, "search"},   {ui_->asText, "text"},
        {ui_->print, "printer"},    {ui_->previousHit, "up"},     {ui_->nextHit, "down"},
    };
    for (const auto& [button, name] : icons) {
        button->setIcon(icon(QLatin1String(name)));
        button->setFocusPolicy(Qt::StrongFocus);
    }
}

void PdfPanel::connectTools()
{
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
    on(QKeySequence::Find, [this] { ui_->find->setChecked(true); });
    auto* close = new QShortcut(QKeySequence(Qt::Key_Escape), ui_->searchBar);
    close->setContext(Qt::WidgetWithChildrenShortcut);
    connect(close, &QShortcut::activated, this, [this] { ui_->find->setChecked(false); });
}

void PdfPanel::open(const std::filesystem::path& file)
{
    file_ = file;
    texts_.clear();
    ui_->text->clear();
    ui_->asText->setChecked(false);
    ui_->find->setChecked(false);
    file.empty() ? pages_.close() : pages_.open(file);
}

PdfView& PdfPanel::view()
{
    return *view_;
}

void PdfPanel::presentPlace()
{
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
    if (!asText || !texts_.isEmpty()) return;
    texts_.resize(view_->pageCount());
    for (int page = 0; page < view_->pageCount(); ++page)
        pages_.text(page);
}

void PdfPanel::appendText(int page, const QString& text)
{
    if (page < 0 || page >= texts_.size()) return;
    texts_[page] = tr("Page %1").arg(page + 1) + QStringLiteral("\n\n") + text;
    ui_->text->setPlainText(texts_.join(QStringLiteral("\n\n")));
}

} // namespace sceau::gui
