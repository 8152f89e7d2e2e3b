#pragma once

#include "token/types.hpp"

#include <QFrame>
#include <memory>

namespace Ui {
class CertificatesCard;
}

namespace sceau::gui {

/// The certificates of a key as a table, and their export.
class CertificatesCard : public QFrame {
    Q_OBJECT
public:
    explicit CertificatesCard(QWidget* parent = nullptr);
    ~CertificatesCard() override;
    /// Those that the settings trust: a key seldom holds the certificates of its issuers.
    void setAuthorities(std::vector<pki::Certificate> authorities) { authorities_ = std::move(authorities); }
    void present(const std::vector<token::KeyCertificate>& certificates);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Format { pem, der, chain };

    [[nodiscard]] int signatureRow() const;
    void fitTable();
    void fitColumns();
    void exportAs(Format format);
    void presentDetails();
    [[nodiscard]] const pki::Certificate* selected() const;
    [[nodiscard]] std::vector<pki::Certificate> chainOfSelected() const;

    std::unique_ptr<Ui::CertificatesCard> ui_;
    std::vector<token::KeyCertificate> certificates_;
    std::vector<pki::Certificate> authorities_;
};

/// A certificate, its issuer, and so on, as far as they are among `authorities`. Names alone decide: nothing is proven here.
[[nodiscard]] std::vector<pki::Certificate> chainOf(const pki::Certificate& certificate, const std::vector<pki::Certificate>& authorities);

} // namespace sceau::gui
