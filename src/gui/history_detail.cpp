#include "gui/history_detail.hpp"

#include "gui/flow_layout.hpp"
#include "gui/history_words.hpp"
#include "gui/icons.hpp"
#include "ui_history_detail.h"

#include <QMenu>
#include <QPushButton>

namespace sceau::gui {

using workflow::FileState;
using workflow::HistoryRow;

namespace {

Ink inkOn(std::string_view kindOfButton)
{
    if (kindOfButton == "main") return Ink::onAccent;
    return kindOfButton == "link" ? Ink::accent : Ink::text;
}

} // namespace

HistoryDetail::HistoryDetail(QWidget* parent) : QFrame(parent), ui_(std::make_unique<Ui::HistoryDetail>())
{
    ui_->setupUi(this);
    ui_->body->setAutoFillBackground(false);
    makeActions();
    presentNothing();
}

HistoryDetail::~HistoryDetail() = default;

void HistoryDetail::makeActions()
{
    auto* flow = new FlowLayout(8, 8, ui_->actions);
    flow->setContentsMargins(20, 12, 20, 20);
    const auto action = [&](Act act, const QString& words, const char* sign, const char* name, const char* kind = "") {
        auto* button = new QPushButton(icon(QLatin1String(sign), inkOn(kind)), words);
        button->setObjectName(QLatin1String(name));
        button->setProperty("kind", QLatin1String(kind));
        connect(button, &QPushButton::clicked, this, [this, act] { Q_EMIT asked(act); });
        flow->addWidget(button);
        actions_[act] = button;
    };
    action(Act::find, tr("Où est ce fichier…"), "search", "find", "main");
    action(Act::open, tr("Ouvrir"), "open", "open");
    action(Act::verify, tr("Vérifier à nouveau"), "shield", "verify");
    makeRaise();
    flow->addWidget(raise_);
    action(Act::print, tr("Imprimer…"), "printer", "print", "link");
    action(Act::showInFolder, tr("Afficher dans le dossier"), "folder", "showInFolder", "link");
    action(Act::copy, tr("Exporter une copie…"), "download", "copy", "link");
    action(Act::forget, tr("Retirer de la liste…"), "cross", "forget", "link");
}

void HistoryDetail::makeRaise()
{
    constexpr int gap = 4;
    raise_ = new QPushButton(icon(QStringLiteral("clock")), tr("Compléter la signature…"));
    raise_->setObjectName(QStringLiteral("raise"));
    levels_ = new QMenu(this);
    connect(raise_, &QPushButton::clicked, this, [this] { levels_->popup(raise_->mapToGlobal(QPoint(0, raise_->height() + gap))); });
}

void HistoryDetail::setBusy(bool busy)
{
    ui_->actions->setEnabled(!busy);
}

void HistoryDetail::setWhole(bool whole)
{
    whole_ = whole;
    fitHeight();
}

/// Where the page itself scrolls, what is said here does not.
void HistoryDetail::fitHeight()
{
    const int width = ui_->scroll->viewport()->width();
    const auto* layout = ui_->body->layout();
    const int wanted = layout->hasHeightForWidth() ? layout->heightForWidth(width) : ui_->body->sizeHint().height();
    ui_->scroll->setMinimumHeight(whole_ ? wanted : 0);
}

void HistoryDetail::presentNothing()
{
    ui_->name->setText(tr("Aucun dossier choisi"));
    ui_->name->setToolTip({});
    ui_->state->setVisible(false);
    ui_->headline->setVisible(false);
    ui_->next->setText(tr("Choisissez un dossier de la liste."));
    ui_->next->setVisible(true);
    ui_->line->setVisible(false);
    ui_->facts->setVisible(false);
    ui_->actions->setVisible(false);
    fitHeight();
}

void HistoryDetail::present(const HistoryRow& row)
{
    const auto mood = moodOf(row);
    const Said words = saidOf(row);
    ui_->name->setText(breakable(nameOf(row.entry)));
    ui_->name->setToolTip(said(row.entry.file));
    ui_->state->setVisible(mood.has_value());
    if (mood) ui_->state->present(*mood, wordOf(row));
    ui_->headline->setText(words.title);
    ui_->headline->setVisible(true);
    ui_->next->setText(words.next);
    ui_->next->setVisible(!words.next.isEmpty());
    ui_->line->setVisible(true);
    ui_->facts->setVisible(true);
    ui_->facts->present(factsOf(row.entry));
    ui_->actions->setVisible(true);
    offer(row);
    fitHeight();
}

/// What would be refused is not offered; what is done with a file waits until somebody looked where it is.
void HistoryDetail::offer(const HistoryRow& row)
{
    const bool there = row.state == FileState::present || row.state == FileState::changed;
    for (const auto act : {Act::open, Act::verify, Act::print, Act::showInFolder, Act::copy})
        actions_[act]->setVisible(there);
    actions_[Act::showInFolder]->setVisible(there || row.state == FileState::unreadable);
    actions_[Act::find]->setVisible(row.state == FileState::missing);
    levels_->clear();
    for (const auto level : workflow::levelsAbove(row.entry.level))
        levels_->addAction(wordsOf(level), this, [this, level] { Q_EMIT raiseAsked(level); });
    raise_->setVisible(row.state == FileState::present && !levels_->isEmpty());
}

} // namespace sceau::gui
