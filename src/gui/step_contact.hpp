#pragma once

#include "gui/step_page.hpp"

#include <memory>
#include <set>

class QLabel;
class QLineEdit;

namespace Ui {
class StepContact;
}

namespace sceau::gui {

/// Step 5: contact details, corrected field by field, then confirmed: afterwards they are part of an issued dossier.
class StepContact : public StepPage {
    Q_OBJECT
public:
    explicit StepContact(QWidget* parent = nullptr);
    ~StepContact() override;
    void present(const workflow::Snapshot& snapshot) override;
    [[nodiscard]] Foot foot() const override;
    void act() override;
    [[nodiscard]] bool goBack() override;
    void entered() override;

Q_SIGNALS:
    void drafted(const sceau::renewal::Contact& contact);
    void confirmed(const sceau::renewal::Contact& contact);

private:
    struct Field;

    [[nodiscard]] renewal::Contact typed() const;
    void fill(const renewal::Contact& contact);
    void fillCountries();
    void edited();
    void left(renewal::ContactField field);
    void presentProblems();
    void presentConfirmation();
    void setReadOnly(bool readOnly);
    [[nodiscard]] bool confirming() const;
    void focusFirstProblem();

    std::unique_ptr<Ui::StepContact> ui_;
    workflow::Snapshot snapshot_;
    std::vector<Field> fields_;
    std::set<renewal::ContactField> touched_; ///< left once, or submitted: their problems are shown
    std::optional<renewal::Contact> known_;   ///< last filled in or drafted: anything else in a snapshot is news
};

} // namespace sceau::gui
