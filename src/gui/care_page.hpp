#pragma once

#include "workflow/key_care.hpp"

#include <QWidget>
#include <memory>

namespace Ui {
class CarePage;
}

namespace sceau::gui {

/// Where the PIN of a key is changed, or unblocked with its PUK. It is reached from « Ma clé » and from the renewal, and leads back there.
class CarePage : public QWidget {
    Q_OBJECT
public:
    explicit CarePage(base::Clock clock, QWidget* parent = nullptr);
    ~CarePage() override;

    void drive(workflow::KeyCare& care); ///< which outlives the page
    void present(const workflow::CareState& state);
    void enter(bool fromRenewal);

Q_SIGNALS:
    void left(bool forRenewal);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void presentHeader();
    void presentOutcome();
    void presentFoot();
    void act();
    void ask();

    std::unique_ptr<Ui::CarePage> ui_;
    workflow::KeyCare* care_ = nullptr;
    workflow::CareState state_;
    bool fromRenewal_ = false;
    bool narrow_ = false; ///< no room at the foot for quiet sentences
};

} // namespace sceau::gui
