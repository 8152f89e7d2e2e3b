#pragma once

#include "base/clock.hpp"
#include "workflow/key_care.hpp"

#include <QWidget>
#include <memory>

namespace Ui {
class KeyPage;
}

namespace sceau::gui {

/// « Ma clé »: whose key it is, how long it lasts, whether it may be renewed, its certificates. Follows insertion and removal.
class KeyPage : public QWidget {
    Q_OBJECT
public:
    KeyPage(base::Clock clock, renewal::Limits limits, QWidget* parent = nullptr);
    ~KeyPage() override;
    void present(const workflow::Snapshot& snapshot);
    void addToCalendar();                                                  ///< asks where the reminders of the key that is shown go
    void setAuthorities(const std::vector<pki::Certificate>& authorities); ///< that the settings trust

Q_SIGNALS:
    void refreshAsked();
    void renewalAsked();
    void tokenChosen(std::size_t index);
    void remindersAsked();
    void careAsked(sceau::workflow::Care care);
    void trialAsked();

private:
    void connectActions();
    void presentChoice();
    void presentKey();
    void presentPin();
    void presentCountdown(const pki::Certificate& certificate);
    void presentRenewal(const pki::Certificate& certificate);
    void presentState(const pki::Certificate* certificate);

    std::unique_ptr<Ui::KeyPage> ui_;
    base::Clock clock_;
    renewal::Limits limits_;
    workflow::Snapshot snapshot_;
    bool choosing_ = false; ///< among several keys, anew
};

} // namespace sceau::gui
