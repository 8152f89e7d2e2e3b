#pragma once

#include "gui/history_detail.hpp"
#include "gui/history_table.hpp"

#include <QWidget>
#include <memory>

namespace Ui {
class HistoryPage;
}

namespace sceau::gui {

/// « Mes dossiers »: what was signed on this computer, what has become of it, what may still be done with it.
class HistoryPage : public QWidget {
    Q_OBJECT
public:
    explicit HistoryPage(QWidget* parent = nullptr);
    ~HistoryPage() override;

    void drive(workflow::History& history);                   ///< which outlives the page
    void show(const std::vector<workflow::HistoryRow>& rows); ///< which outlive the page
    void present(const workflow::HistoryState& state);
    void enter();
    void choose(int row);
    using QWidget::show;

Q_SIGNALS:
    void renewAsked();
    void verifyAsked(const std::filesystem::path& file);

private:
    void makeTable();
    void makeEmpty();
    void listAgain();
    void presentSummary();
    void presentTold();
    void presentChosen();
    void openChosen();
    void act(HistoryDetail::Act act);
    void askRaise(pades::Level level);
    void askCopy();
    void askFind();
    void askForget();
    void askTable();
    [[nodiscard]] const workflow::HistoryRow* chosen() const;

    std::unique_ptr<Ui::HistoryPage> ui_;
    HistoryTable table_;
    workflow::History* history_ = nullptr;
    workflow::HistoryState state_;
    std::string chosen_;         ///< the digest of the row: rows come and go
    std::filesystem::path made_; ///< what was made last and was chosen once
};

} // namespace sceau::gui
