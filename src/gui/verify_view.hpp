#pragma once

#include "render/pages.hpp"
#include "review/file_review.hpp"

#include <QFrame>
#include <memory>

class QLabel;

namespace sceau::workflow {
class Revisions;
}

namespace sceau::gui {

class PdfView;

/// The page of a file that shows a signature, as it was signed, with the signature's place outlined.
class VerifyView : public QFrame {
    Q_OBJECT
public:
    explicit VerifyView(QWidget* parent = nullptr);
    ~VerifyView() override;

    /// Hidden where nothing can be shown; nothing is opened while it is not visible.
    void present(const std::filesystem::path& file, const review::FileReview& review, const std::string& field);
    [[nodiscard]] PdfView& pages() { return *pages_; }

private:
    void open(const std::filesystem::path& revision);

    render::Pages source_;
    PdfView* pages_;
    QLabel* caption_;
    std::unique_ptr<workflow::Revisions> revisions_;
    std::filesystem::path file_;
    review::SignedView view_;
};

} // namespace sceau::gui
