#include "gui/pin_form.hpp"

#include "gui/words.hpp"
#include "token/keys.hpp"
#include "ui_pin_form.h"

namespace sceau::gui {

namespace {

std::string keyOf(token::TryLevel level)
{
    return "pin.level." + token::name(level);
}

Mood moodOf(token::TryLevel level)
{
    return level == token::TryLevel::locked ? Mood::rejected : Mood::review;
}

bool worthSaying(token::TryLevel level)
{
    using token::TryLevel;
    return level == TryLevel::low || level == TryLevel::final || level == TryLevel::locked;
}

} // namespace

QString inWords(token::TryLevel level)
{
    return sentence(keyOf(level));
}

PinForm::PinForm(QWidget* parent) : QWidget(parent), ui_(std::make_unique<Ui::PinForm>())
{
    ui_->setupUi(this);
    setFocusProxy(ui_->pin);
    connect(ui_->pin, &QLineEdit::textChanged, this, &PinForm::edited);
    connect(ui_->agreeLastTry, &QCheckBox::toggled, this, &PinForm::edited);
    present({});
}

/// The field forgets its code once more while everything goes: nobody is left to hear of it.
PinForm::~PinForm()
{
    ui_->pin->disconnect(this);
}

void PinForm::present(const token::PinState& state, bool explained)
{
    if (!(state == state_)) ui_->agreeLastTry->setChecked(false);
    state_ = state;
    explained_ = explained;
    presentState();
}

void PinForm::presentState()
{
    const bool final = state_.level == token::TryLevel::final;
    const bool field = !locked() && !state_.pad;
    const Said words = message(keyOf(state_.level) + ".notice");
    const bool saying = worthSaying(state_.level) && !(explained_ && state_.level == token::TryLevel::low);
    ui_->state->setVisible(saying);
    if (saying) ui_->state->present(moodOf(state_.level), words.title, words.next);
    ui_->pinLabel->setVisible(field);
    ui_->pin->setVisible(field);
    ui_->pad->setVisible(state_.pad && !locked());
    ui_->pad->present(Mood::pending, sentence("pin.pad"), message("pin.pad").next);
    ui_->agreeLastTry->setVisible(final);
}

bool PinForm::locked() const
{
    return state_.level == token::TryLevel::locked;
}

bool PinForm::ready() const
{
    if (locked()) return false;
    if (state_.level == token::TryLevel::final && !ui_->agreeLastTry->isChecked()) return false;
    return state_.pad || !ui_->pin->text().isEmpty();
}

bool PinForm::lastTryAgreed() const
{
    return state_.level == token::TryLevel::final && ui_->agreeLastTry->isChecked();
}

base::Secret PinForm::take()
{
    auto pin = ui_->pin->take();
    ui_->agreeLastTry->setChecked(false);
    return pin;
}

void PinForm::forget()
{
    ui_->pin->forget();
    ui_->agreeLastTry->setChecked(false);
}

} // namespace sceau::gui
