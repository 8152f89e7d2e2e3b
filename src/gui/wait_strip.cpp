#include "gui/wait_strip.hpp"

#include "gui/prose.hpp"
#include "gui/words.hpp"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace sceau::gui {

namespace {

/// The key may still end what it began; what it signed is kept, with or without a time-stamp.
bool endsLater(const std::string& stage)
{
    return stage == "stage.slow" || stage == "stage.timestamp" || stage == "stage.evidence";
}

} // namespace

WaitStrip::WaitStrip(QWidget* parent)
    : QWidget(parent), stage_(new Prose({}, "quiet")), cancel_(new QPushButton(tr("Annuler"))), bar_(new QProgressBar)
{
    constexpr int between = 12, above = 8, ring = 4;
    cancel_->setObjectName(QStringLiteral("cancel"));
    bar_->setTextVisible(false);
    auto* row = new QHBoxLayout;
    row->setSpacing(between);
    row->addWidget(stage_, 1);
    row->addWidget(cancel_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(ring, ring, ring, 0);
    column->setSpacing(above);
    column->addLayout(row);
    column->addWidget(bar_);
    connect(cancel_, &QPushButton::clicked, this, &WaitStrip::cancelAsked);
}

void WaitStrip::present(const Work& work)
{
    setVisible(!work.stage.empty());
    if (work.stage.empty()) return;
    constexpr int whole = 1000;
    const bool known = work.total > 0;
    stage_->setText(sentence(work.stage));
    bar_->setRange(0, known ? whole : 0);
    if (known) bar_->setValue(static_cast<int>(work.done * whole / work.total));
    bar_->setAccessibleName(stage_->text());
    cancel_->setVisible(work.cancellable);
    cancel_->setText(endsLater(work.stage) ? tr("Ne plus attendre") : tr("Annuler"));
}

} // namespace sceau::gui
