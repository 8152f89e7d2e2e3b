#include "gui/step_contact.hpp"

#include "gui/announce.hpp"
#include "gui/notice.hpp"
#include "gui/show_only.hpp"
#include "gui/words.hpp"
#include "ui_step_contact.h"

#include <QSignalBlocker>
#include <algorithm>

namespace sceau::gui {

using renewal::Contact;
using renewal::ContactField;

struct StepContact::Field {
    ContactField field;
    QLineEdit* edit;
    QLabel* problem;
    std::string Contact::*value;
};

StepContact::StepContact(QWidget* parent) : StepPage(parent), ui_(std::make_unique<Ui::StepContact>())
{
    ui_->setupUi(this);
    limitWidth(*ui_->form);
    limitWidth(*ui_->secondForm);
    fillCountries();
    fields_ = {
        {ContactField::organisation, ui_->organisation, ui_->organisationProblem, &Contact::organisation},
        {ContactField::address, ui_->address, ui_->addressProblem, &Contact::address},
        {ContactField::postcode, ui_->postcode, ui_->postcodeProblem, &Contact::postcode},
        {ContactField::city, ui_->city, ui_->cityProblem, &Contact::city},
        {ContactField::firstName, ui_->firstName, ui_->firstNameProblem, &Contact::firstName},
        {ContactField::name, ui_->name, ui_->nameProblem, &Contact::name},
        {ContactField::email, ui_->email, ui_->emailProblem, &Contact::email},
        {ContactField::mobile, ui_->mobile, ui_->mobileProblem, &Contact::mobile},
    };
    for (const auto& each : fields_) {
        // Not textEdited: what an assistive technology writes is no keystroke.
        connect(each.edit, &QLineEdit::textChanged, this, &StepContact::edited);
        connect(each.edit, &QLineEdit::editingFinished, this, [this, field = each.field] { left(field); });
    }
    connect(ui_->country, &QComboBox::activated, this, &StepContact::edited);
    connect(ui_->sms, &QRadioButton::clicked, this, &StepContact::edited);
    connect(ui_->mail, &QRadioButton::clicked, this, &StepContact::edited);
    connect(ui_->correct, &QPushButton::clicked, this, &StepContact::correctionAsked);
    connect(ui_->change, &QPushButton::clicked, this, [this] { (void)goBack(); });
    showOnly(*ui_->typing);
    presentProblems();
}

StepContact::~StepContact() = default;

void StepContact::fillCountries()
{
    QStringList codes;
    for (const auto& locale : QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory)) {
        const QString code = QLocale::territoryToCode(locale.territory());
        if (code.size() == 2 && code.at(0).isLetter()) codes += code;
    }
    codes.removeDuplicates();
    std::vector<std::pair<QString, QString>> names;
    for (const auto& code : codes)
        names.emplace_back(countryName(code.toStdString()), code);
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.first.localeAwareCompare(b.first) < 0; });
    for (const auto& [name, code] : names)
        ui_->country->addItem(name, code);
}

void StepContact::present(const workflow::Snapshot& snapshot)
{
    snapshot_ = snapshot;
    if (snapshot.step != workflow::Step::contact) return;
    if (!known_ || !(snapshot.contact == *known_)) fill(snapshot.contact);
    if (snapshot.contactConfirmed) showOnly(*ui_->typing);
    setReadOnly(snapshot.contactConfirmed || snapshot.busy);
    ui_->confirmed->setVisible(snapshot.contactConfirmed);
    ui_->correct->setVisible(snapshot.contactConfirmed);
    const Said words = message("contact.confirmed");
    if (snapshot.contactConfirmed) ui_->confirmed->present(Mood::pending, words.title, words.next);
}

void StepContact::fill(const Contact& contact)
{
    known_ = contact;
    for (const auto& each : fields_) {
        const QSignalBlocker quiet(each.edit);
        each.edit->setText(said(contact.*each.value));
    }
    ui_->country->setCurrentIndex(ui_->country->findData(said(contact.country)));
    ui_->sms->setChecked(contact.activation == renewal::ActivationChannel::sms);
    ui_->mail->setChecked(contact.activation == renewal::ActivationChannel::email);
    touched_.clear();
    presentProblems();
}

Contact StepContact::typed() const
{
    Contact contact;
    for (const auto& each : fields_)
        contact.*each.value = each.edit->text().toStdString();
    contact.country = ui_->country->currentData().toString().toStdString();
    contact.activation = ui_->sms->isChecked() ? renewal::ActivationChannel::sms : renewal::ActivationChannel::email;
    return contact;
}

void StepContact::edited()
{
    known_ = typed();
    presentProblems();
    Q_EMIT drafted(*known_);
    Q_EMIT footChanged();
}

void StepContact::left(ContactField field)
{
    if (confirming()) return;
    touched_.insert(field);
    presentProblems();
}

void StepContact::presentProblems()
{
    const auto problems = renewal::checkContact(typed()).problems;
    const auto problemOf = [&](ContactField field) {
        const auto found = std::find_if(problems.begin(), problems.end(), [&](const auto& each) { return each.field == field; });
        return found == problems.end() || !touched_.contains(field) ? QString() : sentence(found->problem);
    };
    const auto show = [](QLabel& label, const QString& problem) {
        const bool news = !problem.isEmpty() && problem != label.text();
        label.setText(problem);
        label.setVisible(!problem.isEmpty());
        if (news) announce(label, problem);
    };
    for (const auto& each : fields_) {
        const QString problem = problemOf(each.field);
        show(*each.problem, problem);
        restyle(*each.edit, "faulty", !problem.isEmpty());
        each.edit->setAccessibleDescription(problem);
    }
    show(*ui_->countryProblem, problemOf(ContactField::country));
    show(*ui_->activationProblem, problemOf(ContactField::activation));
}

void StepContact::setReadOnly(bool readOnly)
{
    for (const auto& each : fields_)
        each.edit->setReadOnly(readOnly);
    for (QWidget* each : {static_cast<QWidget*>(ui_->country), static_cast<QWidget*>(ui_->sms), static_cast<QWidget*>(ui_->mail)}) {
        each->setEnabled(!readOnly);
    }
}

bool StepContact::confirming() const
{
    return !ui_->confirming->isHidden();
}

Foot StepContact::foot() const
{
    if (snapshot_.contactConfirmed) return {.action = tr("Suivant"), .enabled = workflow::complete(snapshot_)};
    if (confirming()) return {.action = tr("Confirmer"), .enabled = !snapshot_.busy};
    return {.action = tr("Suivant"), .enabled = !snapshot_.busy};
}

void StepContact::act()
{
    if (snapshot_.busy) return;
    if (snapshot_.contactConfirmed) {
        Q_EMIT nextAsked();
        return;
    }
    const auto checked = renewal::checkContact(typed());
    if (!checked.ok()) {
        focusFirstProblem();
    } else if (confirming()) {
        Q_EMIT confirmed(checked.contact);
    } else {
        presentConfirmation();
    }
}

void StepContact::focusFirstProblem()
{
    const auto problems = renewal::checkContact(typed()).problems;
    for (const auto& problem : problems)
        touched_.insert(problem.field);
    presentProblems();
    for (const auto& each : fields_) {
        if (each.problem->text().isEmpty()) continue;
        each.edit->setFocus();
        return;
    }
    if (!ui_->countryProblem->text().isEmpty()) ui_->country->setFocus();
}

void StepContact::presentConfirmation()
{
    const Contact contact = renewal::checkContact(typed()).contact;
    const Said words = message("contact.confirm");
    ui_->warning->present(Mood::review, words.title, words.next);
    ui_->summary->present({
        {tr("Organisation"), said(contact.organisation)},
        {tr("Adresse"), said(contact.address)},
        {tr("Code postal et ville"), said(contact.postcode + " " + contact.city)},
        {tr("Pays"), countryName(contact.country)},
        {tr("Prénom et nom"), said(contact.firstName + " " + contact.name)},
        {tr("Adresse électronique"), said(contact.email)},
        {tr("Mobile"), said(contact.mobile)},
        {tr("Code d’activation"), contact.activation == renewal::ActivationChannel::sms ? tr("par SMS") : tr("par courriel")},
    });
    showOnly(*ui_->confirming);
    ui_->change->setFocus();
    Q_EMIT footChanged();
}

bool StepContact::goBack()
{
    if (!confirming() || snapshot_.busy) return false;
    showOnly(*ui_->typing);
    ui_->organisation->setFocus();
    Q_EMIT footChanged();
    return true;
}

void StepContact::entered()
{
    showOnly(*ui_->typing);
    ui_->organisation->setFocus();
}

} // namespace sceau::gui
