#pragma once

#include "workflow/renewal.hpp"

#include <QWidget>
#include <memory>

namespace Ui {
class MainWindow;
}

namespace sceau::gui {

class KeyPage;
class RenewPage;

/// The side bar and its places. It can be shown before any renewal exists: drive() brings it to life after the first paint.
class MainWindow : public QWidget {
    Q_OBJECT
public:
    MainWindow(base::Clock clock, const renewal::Limits& limits, QWidget* parent = nullptr);
    ~MainWindow() override;

    void drive(workflow::Renewal& renewal); ///< which outlives the window
    void present(const workflow::Snapshot& snapshot);
    void showKey();
    void showRenewal();
    [[nodiscard]] KeyPage& keyPage() { return *keyPage_; }
    [[nodiscard]] RenewPage& renewPage() { return *renewPage_; }

Q_SIGNALS:
    void painted(); ///< once, after the first paint

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitSideBar();

    std::unique_ptr<Ui::MainWindow> ui_;
    KeyPage* keyPage_;
    RenewPage* renewPage_;
    bool painted_ = false;
};

} // namespace sceau::gui
