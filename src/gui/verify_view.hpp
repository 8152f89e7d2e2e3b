#pragma once

#include "gui/page_changes.hpp"
#include "review/file_review.hpp"

#include <QFrame>
#include <memory>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace sceau::workflow {
class Revisions;
}

namespace sceau::gui {

/// The page of a file that shows a signature, as it was signed, with the signature's place outlined; and where the file was changed in a
/// way that nothing permits, the page as it is now, with what is seen to differ.
class VerifyView : public QFrame {
    Q_OBJECT
public:
    explicit VerifyView(QWidget* parent = nullptr);
    ~VerifyView() override;

    /// Hidden where nothing can be shown.
    void present(const std::filesystem::path& file, const review::FileReview& review, const std::string& field);

private:
    /// One revision's pages.
    struct Revision {
        render::Pages source;
        PdfView* view = nullptr;
        std::vector<PdfView::Mark> marks;
    };
    void make(Revision& revision);
    void open(const std::filesystem::path& revision);
    void showChanges(const std::vector<PdfView::Mark>& marks);
    void showRevision(bool now);
    [[nodiscard]] QString placeInWords() const;

    Revision signed_, now_;
    QStackedWidget* views_;
    QLabel* caption_;
    QPushButton* other_;
    PageChanges changes_;
    std::unique_ptr<workflow::Revisions> revisions_;
    std::filesystem::path file_;
    review::SignedView place_;
    bool changed_ = false; ///< in a way that nothing permits
};

} // namespace sceau::gui
