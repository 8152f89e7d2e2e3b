#pragma once

#include "workflow/history.hpp"

#include <QFrame>
#include <memory>

class QMenu;
class QPushButton;

namespace Ui {
class HistoryDetail;
}

namespace sceau::gui {

/// One signed file: what has become of it, its facts, and what can be done with it now.
class HistoryDetail : public QFrame {
    Q_OBJECT
public:
    enum class Act { open, print, showInFolder, verify, copy, find, forget };

    explicit HistoryDetail(QWidget* parent = nullptr);
    ~HistoryDetail() override;

    void present(const workflow::HistoryRow& row);
    void presentNothing();
    void setBusy(bool busy); ///< another action is under way
    /// As high as what it says, or as there is room (it scrolls).
    void setWhole(bool whole);

Q_SIGNALS:
    void asked(sceau::gui::HistoryDetail::Act act);
    void raiseAsked(sceau::pades::Level level);

private:
    void makeActions();
    void makeRaise();
    void offer(const workflow::HistoryRow& row);
    void fitHeight();

    std::unique_ptr<Ui::HistoryDetail> ui_;
    std::map<Act, QPushButton*> actions_;
    QPushButton* raise_ = nullptr;
    QMenu* levels_ = nullptr;
    bool whole_ = false;
};

} // namespace sceau::gui
