#include "gui/certificates_card.hpp"

#include "base/whole_file.hpp"
#include "gui/files.hpp"
#include "gui/theme.hpp"
#include "gui/words.hpp"
#include "ui_certificates_card.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <algorithm>

namespace sceau::gui {

namespace {

constexpr double rowHeight = 43, detailsWidth = 520;

QTableWidgetItem* cell(const QString& text, bool strong = false)
{
    auto* item = new QTableWidgetItem(text);
    item->setToolTip(text);
    if (strong) item->setFont(typeFont(Type::body, QFont::DemiBold));
    return item;
}

QString keyInWords(const pki::Certificate& certificate)
{
    const bool rsa = certificate.keyType == pki::KeyType::rsa;
    return (rsa ? QStringLiteral("RSA %1") : QStringLiteral("ECDSA %1")).arg(certificate.keyBits);
}

/// "TEST AC Avocats › TEST Racine".
QString namesOf(const std::vector<pki::Certificate>& chain)
{
    QStringList names;
    for (std::size_t i = 1; i < chain.size(); ++i)
        names += said(chain[i].commonName);
    if (!chain.back().selfIssued()) names += CertificatesCard::tr("%1 (absent de la clé)").arg(said(chain.back().issuerCommonName));
    return names.join(QStringLiteral(" › "));
}

std::string pemOf(const std::vector<pki::Certificate>& chain)
{
    std::string pem;
    for (const auto& each : chain)
        pem += pki::toPem(each);
    return pem;
}

} // namespace

std::vector<pki::Certificate> chainOf(const pki::Certificate& certificate, const std::vector<pki::Certificate>& authorities)
{
    std::vector<pki::Certificate> chain{certificate};
    while (chain.size() <= authorities.size() && !chain.back().selfIssued()) {
        const auto isIssuer = [&](const pki::Certificate& each) { return each.isAuthority && each.subjectDer == chain.back().issuerDer; };
        const auto issuer = std::find_if(authorities.begin(), authorities.end(), isIssuer);
        if (issuer == authorities.end()) break;
        chain.push_back(*issuer);
    }
    return chain;
}

CertificatesCard::CertificatesCard(QWidget* parent) : QFrame(parent), ui_(std::make_unique<Ui::CertificatesCard>())
{
    ui_->setupUi(this);
    ui_->table->setColumnCount(5);
    ui_->table->setHorizontalHeaderLabels({tr("Usage"), tr("Autorité"), tr("Politique"), tr("Valide du"), tr("au")});
    ui_->table->verticalHeader()->hide();
    ui_->table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    ui_->table->horizontalHeader()->setHighlightSections(false);
    ui_->table->setWordWrap(false);
    connect(ui_->table, &QTableWidget::currentCellChanged, this, &CertificatesCard::presentDetails);

    auto* formats = new QMenu(this);
    formats->addAction(tr("Certificat, PEM…"), this, [this] { exportAs(Format::pem); });
    formats->addAction(tr("Certificat, DER…"), this, [this] { exportAs(Format::der); });
    formats->addAction(tr("Certificat et sa chaîne, PEM…"), this, [this] { exportAs(Format::chain); });
    connect(ui_->exportButton, &QPushButton::clicked, this,
            [this, formats] { formats->popup(ui_->exportButton->mapToGlobal(QPoint(0, ui_->exportButton->height() + 4))); });
}

CertificatesCard::~CertificatesCard() = default;

void CertificatesCard::present(const std::vector<token::KeyCertificate>& certificates)
{
    certificates_.clear();
    for (const auto& each : certificates) {
        if (!each.certificate.isAuthority) certificates_.push_back(each);
    }
    ui_->table->setRowCount(static_cast<int>(certificates_.size()));
    int row = 0;
    for (const auto& [certificate, id, label, uri, hasKey, always] : certificates_) {
        ui_->table->setItem(row, 0, cell(roleOf(certificate), true));
        ui_->table->setItem(row, 1, cell(said(certificate.issuerCommonName)));
        ui_->table->setItem(row, 2, cell(policyOf(certificate)));
        ui_->table->setItem(row, 3, cell(dateOf(certificate.notBefore)));
        ui_->table->setItem(row++, 4, cell(dateOf(certificate.notAfter)));
    }
    for (const auto& each : certificates) {
        if (each.certificate.isAuthority) certificates_.push_back(each);
    }
    if (row > 0 && ui_->table->currentRow() < 0) ui_->table->selectRow(signatureRow());
    ui_->exportButton->setEnabled(row > 0);
    presentDetails();
    fitTable();
}

void CertificatesCard::presentDetails()
{
    const auto* certificate = selected();
    ui_->details->setVisible(certificate != nullptr);
    ui_->secondLine->setVisible(certificate != nullptr);
    if (!certificate) return;
    ui_->details->present({
        {tr("Chaîne"), namesOf(chainOfSelected())},
        {tr("Numéro de série"), said(certificate->serial)},
        {tr("Clé"), keyInWords(*certificate)},
    });
}

int CertificatesCard::signatureRow() const
{
    const auto signs = [](const auto& each) { return each.certificate.usage.nonRepudiation && !each.certificate.isAuthority; };
    const auto found = std::find_if(certificates_.begin(), certificates_.end(), signs);
    return found == certificates_.end() ? 0 : static_cast<int>(found - certificates_.begin());
}

void CertificatesCard::fitTable()
{
    auto& table = *ui_->table;
    ui_->details->setMaximumWidth(scaled(detailsWidth));
    table.verticalHeader()->setDefaultSectionSize(scaled(rowHeight));
    for (int row = 0; row < table.rowCount(); ++row)
        table.setRowHeight(row, scaled(rowHeight));
    fitColumns();
}

/// Equal shares of the room that is left, else as wide as their words, with a scroll bar below.
void CertificatesCard::fitColumns()
{
    auto& table = *ui_->table;
    table.resizeColumnsToContents();
    const int columns = table.columnCount();
    int natural = 0;
    for (int column = 0; column < columns; ++column)
        natural += table.columnWidth(column);
    const int spare = qMax(0, table.viewport()->width() - natural);
    for (int column = 0; column < columns; ++column) {
        const int rest = column + 1 == columns ? spare % columns : 0;
        table.setColumnWidth(column, table.columnWidth(column) + spare / columns + rest);
    }

    const bool scrolls = natural > table.viewport()->width();
    table.setHorizontalScrollBarPolicy(scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const int rows = table.rowCount() * scaled(rowHeight) + table.horizontalHeader()->sizeHint().height();
    table.setFixedHeight(rows + (scrolls ? table.horizontalScrollBar()->sizeHint().height() : 0));
}

void CertificatesCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fitColumns();
}

void CertificatesCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange && ui_) fitTable();
}

const pki::Certificate* CertificatesCard::selected() const
{
    const int row = ui_->table->currentRow();
    const bool there = row >= 0 && static_cast<std::size_t>(row) < certificates_.size();
    return there ? &certificates_[static_cast<std::size_t>(row)].certificate : nullptr;
}

std::vector<pki::Certificate> CertificatesCard::chainOfSelected() const
{
    std::vector<pki::Certificate> known;
    for (const auto& each : certificates_)
        known.push_back(each.certificate);
    known.insert(known.end(), authorities_.begin(), authorities_.end());
    return chainOf(*selected(), known);
}

void CertificatesCard::exportAs(Format format)
{
    const auto* certificate = selected();
    if (!certificate) return;
    const bool der = format == Format::der;
    const std::string content = der                       ? std::string(base::textOf(certificate->der))
                                : format == Format::chain ? pemOf(chainOfSelected())
                                                          : pki::toPem(*certificate);
    const QString proposed = roleOf(*certificate).toLower() + (der ? QStringLiteral(".cer") : QStringLiteral(".pem"));
    askWhere(*this, tr("Exporter le certificat"), pathOf(proposed), [this, content](const std::filesystem::path& file) {
        const auto written = base::writeFile(file, base::bytesOf(content), base::WholeFile::Existing::replace);
        if (!written) showFailure(*this, written.error());
    });
}

} // namespace sceau::gui
