#pragma once

#include "gui/step_page.hpp"

#include <filesystem>
#include <memory>

namespace Ui {
class StepDossier;
}

namespace sceau::gui {

class PdfPanel;

/// Step 6: the dossier itself, what signing it means, and that it was read.
class StepDossier : public StepPage {
    Q_OBJECT
public:
    explicit StepDossier(QWidget* parent = nullptr);
    ~StepDossier() override;
    void present(const workflow::Snapshot& snapshot) override;
    [[nodiscard]] Foot foot() const override;
    void act() override { Q_EMIT nextAsked(); }
    [[nodiscard]] PdfPanel& dossier();

Q_SIGNALS:
    void dossierRead(bool read);

private:
    void presentSide();

    std::unique_ptr<Ui::StepDossier> ui_;
    workflow::Snapshot snapshot_;
    std::filesystem::path shown_;
};

} // namespace sceau::gui
