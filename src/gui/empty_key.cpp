#include "gui/empty_key.hpp"

#include "gui/announce.hpp"
#include "gui/icons.hpp"
#include "gui/words.hpp"
#include "ui_empty_key.h"

#include <optional>

namespace sceau::gui {

namespace {

using workflow::KeyState;

struct Empty {
    base::Code code;
    const char* icon;
};

std::optional<Empty> emptyOf(KeyState state)
{
    switch (state) {
    case KeyState::serviceStopped:
        return Empty{base::Code::serviceStopped, "service"};
    case KeyState::noReader:
        return Empty{base::Code::noReader, "reader"};
    case KeyState::noKey:
        return Empty{base::Code::noKey, "plug"};
    case KeyState::noDriver:
        return Empty{base::Code::noDriver, "driver"};
    default:
        return {};
    }
}

QString driversTried(const std::vector<token::DriverProblem>& problems)
{
    QStringList lines;
    for (const auto& [module, error] : problems)
        lines += said(module) + QStringLiteral(" – ") + describe(error).title;
    return lines.join(QLatin1Char('\n'));
}

} // namespace

EmptyKey::EmptyKey(QWidget* parent) : QWidget(parent), ui_(std::make_unique<Ui::EmptyKey>())
{
    ui_->setupUi(this);
    connect(ui_->refresh, &QPushButton::clicked, this, &EmptyKey::refreshAsked);
}

EmptyKey::~EmptyKey() = default;

bool EmptyKey::present(const workflow::Snapshot& snapshot)
{
    const auto empty = emptyOf(snapshot.key);
    const bool searching = snapshot.key == KeyState::searching;
    setVisible(empty || searching);
    if (!empty && !searching) return false;

    const Said words = empty ? describe(base::Error{empty->code}) : message("key.searching");
    const bool news = words.title != ui_->title->text();
    ui_->icon->present(empty ? QLatin1String(empty->icon) : QLatin1String("key"), Ink::accent, 32);
    ui_->title->setText(words.title);
    ui_->cause->setText(words.cause);
    ui_->next->setText(words.next);
    ui_->next->setVisible(!words.next.isEmpty());
    ui_->drivers->setText(driversTried(snapshot.driverProblems));
    ui_->drivers->setVisible(snapshot.key == KeyState::noDriver && !snapshot.driverProblems.empty());
    ui_->code->setText(empty ? tr("Code %1").arg(said(base::name(empty->code))) : QString());
    for (QWidget* part : {static_cast<QWidget*>(ui_->refresh), static_cast<QWidget*>(ui_->line), static_cast<QWidget*>(ui_->code),
                          static_cast<QWidget*>(ui_->contacts)}) {
        part->setVisible(empty.has_value());
    }
    if (news) announce(*ui_->card, words.title + QLatin1Char('\n') + words.next);
    return true;
}

} // namespace sceau::gui
