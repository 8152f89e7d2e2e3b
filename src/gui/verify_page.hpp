#pragma once

#include "gui/verified_files.hpp"

#include <QWidget>
#include <memory>

class QCheckBox;
class QComboBox;
class QPushButton;

namespace Ui {
class VerifyPage;
}

namespace sceau::gui {

class VerdictFilters;

/// « Vérifier »: files that are dropped or chosen, their verdicts, and what was proven of each.
class VerifyPage : public QWidget {
    Q_OBJECT
public:
    explicit VerifyPage(QWidget* parent = nullptr);
    ~VerifyPage() override;

    void drive(workflow::Verification& verification);          ///< which outlives the page
    void show(const std::vector<workflow::ListedFile>& files); ///< which outlive the page
    void present(const workflow::VerificationState& state);
    void enter();
    void setSignable(bool signable); ///< an unsigned file may be given to the renewal
    void choose(int row);
    void await(const std::filesystem::path& file); ///< which is chosen as soon as it is in the list
    void showOnly(std::optional<review::Verdict> verdict);
    using QWidget::show;

Q_SIGNALS:
    void signAsked(const std::filesystem::path& file);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeChoices();
    void makeMenus();
    void chooseAwaited();
    void presentSummary();
    void presentTold();
    void presentChosen();
    void askFiles();
    void askFolder();
    void askReport(review::ReportKind kind);
    void add(const std::vector<std::filesystem::path>& paths);
    void markDrop(bool possible);

    std::unique_ptr<Ui::VerifyPage> ui_;
    VerifiedFiles files_;
    FilesOfVerdict shown_;
    VerdictFilters* filters_ = nullptr;
    QComboBox* rules_ = nullptr;
    QCheckBox* offline_ = nullptr;
    QPushButton* again_ = nullptr;
    QPushButton* clear_ = nullptr;
    std::filesystem::path awaited_;
    workflow::Verification* verification_ = nullptr;
    workflow::VerificationState state_;
};

} // namespace sceau::gui
