#include "gui/care_form.hpp"

#include "gui/pin_form.hpp"
#include "gui/words.hpp"
#include "token/keys.hpp"
#include "token/pin_rules.hpp"
#include "ui_care_form.h"

#include <algorithm>

namespace sceau::gui {

using base::Code;
using token::TryLevel;
using workflow::Care;

namespace {

base::Facts limitsOf(const token::PinState& pin)
{
    return {{"minimum", std::to_string(pin.minimum)}, {"maximum", std::to_string(pin.maximum)}};
}

base::Error withLimits(Code code, const token::PinState& pin)
{
    base::Error error{code};
    error.facts = limitsOf(pin);
    return error;
}

/// What is said before anything is typed: of a PUK always, of a PIN when there is something to fear.
std::optional<std::string> warningOf(const workflow::CareState& state)
{
    const auto level = state.level();
    const bool quiet = level == TryLevel::ok || level == TryLevel::unknown || level == TryLevel::toBeChanged;
    if (state.care == Care::unblock) return quiet ? "puk.warning" : "puk.level." + token::name(level) + ".notice";
    if (level == TryLevel::toBeChanged) return "pin.to-be-changed";
    if (quiet) return {};
    return "pin.level." + token::name(level) + ".notice";
}

} // namespace

struct CareForm::Field {
    Of of;
    SecretField* edit;
    QLabel* problem;
};

CareForm::CareForm(QWidget* parent) : QWidget(parent), ui_(std::make_unique<Ui::CareForm>())
{
    ui_->setupUi(this);
    for (const auto& field : fields()) {
        connect(field.edit, &QLineEdit::textChanged, this, [this] {
            presentProblems();
            Q_EMIT edited();
        });
        connect(field.edit, &QLineEdit::editingFinished, this, [this, of = field.of] { left(of); });
    }
    connect(ui_->agreeLastTry, &QCheckBox::toggled, this, &CareForm::edited);
    connect(ui_->other, &QPushButton::clicked, this, [this] {
        presentWay();
        if (state_.care == Care::changePin) Q_EMIT otherAsked();
    });
    present({});
}

/// A field that has the focus is left once more while everything goes.
CareForm::~CareForm()
{
    for (const auto& field : fields())
        field.edit->disconnect(this);
}

std::vector<CareForm::Field> CareForm::fields() const
{
    return {{Of::present, ui_->present, ui_->presentProblem},
            {Of::fresh, ui_->fresh, ui_->freshProblem},
            {Of::again, ui_->again, ui_->againProblem}};
}

void CareForm::present(const workflow::CareState& state)
{
    if (state.level() != state_.level() || state.care != state_.care) ui_->agreeLastTry->setChecked(false);
    state_ = state;
    presentWords();
    presentState();
    presentProblems();
    presentWay();
}

void CareForm::presentWords()
{
    const bool puk = state_.care == Care::unblock;
    const QString present = puk ? tr("Code P&UK") : tr("Code &PIN actuel");
    ui_->presentLabel->setText(present);
    ui_->present->setAccessibleName(QString(present).remove(QLatin1Char('&')));
    const QString forgotten = state_.locked() ? tr("Débloquer avec le code PUK") : tr("Code oublié ?");
    ui_->other->setText(puk ? tr("Code PUK introuvable ?") : forgotten);
    ui_->agreeLastTry->setText(puk ? tr("J’ai compris qu’une erreur détruirait ma clé")
                                   : tr("J’ai compris qu’une erreur bloquerait ma clé"));
    const Said lost = message("puk.forgotten");
    ui_->lostTitle->setText(lost.title);
    ui_->lostText->setText(lost.next);
    if (state_.token) ui_->rule->setText(sentence("pin.new", limitsOf(state_.token->pin)));
}

void CareForm::presentState()
{
    auto warning = warningOf(state_);
    if (state_.error && state_.level() == TryLevel::low) warning.reset(); // the failure beside it says so
    const bool pad = state_.token && state_.token->pin.pad;
    const Said words = warning ? message(*warning) : Said{};
    ui_->state->setVisible(warning.has_value());
    if (warning) ui_->state->present(state_.locked() ? Mood::rejected : Mood::review, words.title, words.next);
    const Said typed = message(state_.care == Care::unblock ? "pin.pad-unblock" : "pin.pad-change");
    ui_->pad->setVisible(pad && !state_.locked());
    ui_->pad->present(Mood::pending, typed.title, typed.next);
    ui_->fields->setVisible(asksHere());
    ui_->agreeLastTry->setVisible(state_.lastTry());
}

bool CareForm::asksHere() const
{
    return state_.token && !state_.token->pin.pad && !state_.locked();
}

/// Where the code is not known: the PUK instead of the PIN, and support instead of the PUK.
void CareForm::presentWay()
{
    const bool puk = state_.care == Care::unblock;
    ui_->fields->setEnabled(!state_.busy);
    ui_->other->setVisible(!puk || !state_.locked());
    ui_->other->setEnabled(!state_.busy);
    ui_->other->setCheckable(puk); // opens what to do without the PUK; of a PIN it leads elsewhere
    ui_->lost->setVisible(puk && !state_.locked() && ui_->other->isChecked());
    restyle(*ui_->other, "kind", !puk && state_.locked() ? QStringLiteral("main") : QStringLiteral("link"));
}

bool CareForm::filled() const
{
    const auto all = fields();
    return !asksHere() || std::all_of(all.begin(), all.end(), [](const Field& field) { return !field.edit->text().isEmpty(); });
}

bool CareForm::ready() const
{
    const bool free = state_.token && state_.there && !state_.busy && !state_.others && !state_.done;
    const bool agreed = !state_.lastTry() || ui_->agreeLastTry->isChecked();
    return free && agreed && !state_.locked() && filled();
}

QString CareForm::weaknessInWords() const
{
    const auto today = std::chrono::floor<std::chrono::days>(clock_.now());
    const auto refused = token::whyNotSet(state_.token->pin, ui_->fresh->look(), ui_->present->look(), today);
    if (!refused) return {};
    const auto weakness = refused->facts.find("weakness");
    return weakness == refused->facts.end() ? describe(*refused).next : sentence("pin.weak." + weakness->second);
}

QString CareForm::problemOf(Of field) const
{
    const auto& pin = state_.token->pin;
    switch (field) {
    case Of::present: {
        const auto size = ui_->present->look().size();
        const bool fits = state_.care == Care::unblock || (size >= pin.minimum && size <= pin.maximum);
        return fits || size == 0 ? QString() : describe(withLimits(Code::pinLength, pin)).next;
    }
    case Of::fresh:
        return ui_->fresh->text().isEmpty() ? QString() : weaknessInWords();
    case Of::again:
        break;
    }
    const bool same = ui_->again->text().isEmpty() || ui_->again->look().view() == ui_->fresh->look().view();
    return same ? QString() : describe(base::Error{Code::newPinsDiffer}).title;
}

void CareForm::presentProblems()
{
    for (const auto& field : fields()) {
        const QString problem = asksHere() && judged_.contains(field.of) ? problemOf(field.of) : QString();
        field.problem->setText(problem);
        field.problem->setVisible(!problem.isEmpty());
        field.edit->setAccessibleDescription(problem.isEmpty() && field.of == Of::fresh ? ui_->rule->text() : problem);
        restyle(*field.edit, "faulty", !problem.isEmpty());
    }
    ui_->rule->setVisible(ui_->freshProblem->isHidden());
}

void CareForm::left(Of field)
{
    judged_.insert(field);
    presentProblems();
}

void CareForm::act()
{
    if (state_.busy || state_.locked()) return;
    for (const auto& field : fields()) {
        if (!asksHere()) break;
        judged_.insert(field.of);
        presentProblems();
        if (!field.edit->text().isEmpty() && field.problem->text().isEmpty()) continue;
        return field.edit->setFocus();
    }
    if (ready()) Q_EMIT asked();
}

void CareForm::start()
{
    forget();
    ui_->other->setChecked(false);
    presentWay();
    if (asksHere()) ui_->present->setFocus();
}

bool CareForm::lastTryAgreed() const
{
    return state_.lastTry() && ui_->agreeLastTry->isChecked();
}

base::Secret CareForm::takePresent()
{
    return ui_->present->take();
}

base::Secret CareForm::takeFresh()
{
    auto fresh = ui_->fresh->take();
    ui_->again->forget();
    judged_.clear();
    return fresh;
}

void CareForm::forget()
{
    for (const auto& field : fields())
        field.edit->forget();
    judged_.clear();
    ui_->agreeLastTry->setChecked(false);
    presentProblems();
    Q_EMIT edited();
}

} // namespace sceau::gui
