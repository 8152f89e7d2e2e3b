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
    [[nodiscard]] const pki::Certificate* selected() const;

    std::unique_ptr<Ui::CertificatesCard> ui_;
    std::vector<token::KeyCertificate> certificates_;
};

/// The file of an export: PEM or DER of one certificate, or PEM of it and its issuers among `others`.
[[nodiscard]] std::string chainPem(const pki::Certificate& certificate, const std::vector<token::KeyCertificate>& others);

} // namespace sceau::gui
