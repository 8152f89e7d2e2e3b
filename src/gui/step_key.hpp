#pragma once

#include "gui/step_page.hpp"

#include <memory>

namespace Ui {
class StepKey;
}

namespace sceau::gui {

/// Step 1: which key, which order; everything that can be said before a PIN.
class StepKey : public StepPage {
    Q_OBJECT
public:
    explicit StepKey(QWidget* parent = nullptr);
    ~StepKey() override;
    void present(const workflow::Snapshot& snapshot) override;
    [[nodiscard]] Foot foot() const override;
    void act() override;

Q_SIGNALS:
    void refreshAsked();
    void tokenChosen(std::size_t index);
    void orderChosen(const std::string& number);
    void pdfGiven(const QString& file);
    void signedCopyAsked();
    void calendarAsked();

private:
    void presentWords();
    void presentKey();
    void presentChoices();
    void presentRemedies();
    void openDossier();

    std::unique_ptr<Ui::StepKey> ui_;
    workflow::Snapshot snapshot_;
};

} // namespace sceau::gui
