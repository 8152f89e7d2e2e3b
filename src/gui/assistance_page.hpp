#pragma once

#include "workflow/assistance.hpp"

#include <QWidget>
#include <memory>

namespace Ui {
class AssistancePage;
}

namespace sceau::gui {

/// « Assistance »: readers, keys and drivers as this computer shows them, each failure with its remedy, and a text for support.
class AssistancePage : public QWidget {
    Q_OBJECT
public:
    explicit AssistancePage(QWidget* parent = nullptr);
    ~AssistancePage() override;

    void drive(workflow::Assistance& assistance); ///< which outlives the page
    void present(const workflow::AssistanceState& state);
    void enter();

private:
    void presentTold();
    void presentFound();
    void copy();

    std::unique_ptr<Ui::AssistancePage> ui_;
    workflow::Assistance* assistance_ = nullptr;
    workflow::AssistanceState state_;
};

} // namespace sceau::gui
