#pragma once

#include "workflow/verification.hpp"

#include <QFrame>
#include <memory>

namespace Ui {
class VerifyDetail;
}

namespace sceau::gui {

/// What was found of one file: the one sentence that matters, what is proven and what is not, the facts, the page of the signature.
class VerifyDetail : public QFrame {
    Q_OBJECT
public:
    explicit VerifyDetail(QWidget* parent = nullptr);
    ~VerifyDetail() override;

    void present(const workflow::ListedFile& file);
    void presentNothing();
    void setSignable(bool signable); ///< an unsigned file may be signed
    /// As high as what it says, or as there is room (it scrolls).
    void setWhole(bool whole);

Q_SIGNALS:
    void signAsked(const std::filesystem::path& file);

private:
    void makeActions();
    void presentFile();
    void presentSignature();
    void fitHeight();
    [[nodiscard]] const pades::SignatureReport* signature() const;

    std::unique_ptr<Ui::VerifyDetail> ui_;
    std::filesystem::path path_;
    std::shared_ptr<const workflow::KeptReview> kept_;
    review::FileReview review_;
    bool signable_ = false;
    bool whole_ = false;
};

} // namespace sceau::gui
