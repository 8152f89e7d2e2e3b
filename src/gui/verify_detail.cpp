#include "gui/verify_detail.hpp"

#include "gui/flow_layout.hpp"
#include "gui/icons.hpp"
#include "gui/reflow.hpp"
#include "gui/theme.hpp"
#include "gui/verify_words.hpp"
#include "gui/words.hpp"
#include "review/shown.hpp"
#include "ui_verify_detail.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QPushButton>
#include <QUrl>

namespace sceau::gui {

namespace {

/// How one signature among several ended.
QIcon signOf(const pades::SignatureReport& signature)
{
    switch (signature.indication) {
    case pades::Indication::totalPassed:
        return icon(QStringLiteral("done"), Ink::accepted);
    case pades::Indication::indeterminate:
        return icon(QStringLiteral("question"), Ink::review);
    case pades::Indication::totalFailed:
        break;
    }
    return icon(QStringLiteral("refused"), Ink::rejected);
}

QUrl urlOf(const std::filesystem::path& path)
{
    return QUrl::fromLocalFile(said(path));
}

} // namespace

VerifyDetail::VerifyDetail(QWidget* parent) : QFrame(parent), ui_(std::make_unique<Ui::VerifyDetail>())
{
    ui_->setupUi(this);
    ui_->body->setAutoFillBackground(false);
    makeActions();
    connect(ui_->sign, &QPushButton::clicked, this, [this] { Q_EMIT signAsked(path_); });
    connect(ui_->signatures, &QListWidget::currentRowChanged, this, &VerifyDetail::presentSignature);
    presentNothing();
}

VerifyDetail::~VerifyDetail() = default;

void VerifyDetail::makeActions()
{
    constexpr double roomForWords = 345; // beside one another, two lines at most
    auto* flow = new FlowLayout(8, 8, ui_->actions);
    flow->setContentsMargins(20, 12, 20, 20);
    const auto action = [&](const QString& words, const char* sign, const char* name, auto&& then) {
        auto* button = new QPushButton(icon(QLatin1String(sign)), words);
        button->setObjectName(QLatin1String(name));
        button->setAccessibleName(words);
        connect(button, &QPushButton::clicked, this, then);
        flow->addWidget(button);
        watchWidth(*this, roomForWords, [button, words](bool narrow) {
            button->setText(narrow ? QString() : words);
            button->setToolTip(narrow ? words : QString());
        });
    };
    action(tr("Ouvrir"), "open", "open", [this] { QDesktopServices::openUrl(urlOf(path_)); });
    action(tr("Afficher dans le dossier"), "folder", "showInFolder", [this] { QDesktopServices::openUrl(urlOf(path_.parent_path())); });
    action(tr("Copier pour l’assistance"), "copy", "copyForSupport",
           [this] { QGuiApplication::clipboard()->setText(forSupport(review_)); });
}

void VerifyDetail::setSignable(bool signable)
{
    signable_ = signable;
    ui_->sign->setVisible(signable_ && kept_ && kept_->isUnsigned());
}

void VerifyDetail::setWhole(bool whole)
{
    whole_ = whole;
    fitHeight();
}

/// Where the page itself scrolls, what is said here does not.
void VerifyDetail::fitHeight()
{
    const int width = ui_->scroll->viewport()->width();
    const int wanted =
        ui_->body->layout()->hasHeightForWidth() ? ui_->body->layout()->heightForWidth(width) : ui_->body->sizeHint().height();
    ui_->scroll->setMinimumHeight(whole_ ? wanted : 0);
}

void VerifyDetail::presentNothing()
{
    present({});
}

void VerifyDetail::present(const workflow::ListedFile& file)
{
    if (file.path == path_ && file.kept == kept_ && !path_.empty()) return;
    path_ = file.path;
    kept_ = file.kept;
    review_ = kept_ ? kept_->review() : review::FileReview{};
    if (!kept_) review_.report.file = path_;
    presentFile();
    ui_->scroll->ensureVisible(0, 0);
}

void VerifyDetail::presentFile()
{
    const bool judged = kept_ != nullptr;
    const auto& signatures = review_.report.signatures;
    ui_->name->setText(path_.empty() ? tr("Aucun fichier choisi") : breakable(said(review::shown(path_.filename().string()))));
    ui_->name->setToolTip(said(review::shown(path_.string())));
    ui_->verdict->setVisible(judged);
    if (judged) ui_->verdict->present(moodOf(review_.verdict), wordOf(review_.verdict));
    const Headline headline = judged ? headlineOf(review_) : Headline{};
    const auto waiting = path_.empty() ? tr("Choisissez un fichier de la liste.") : tr("Ce fichier n’a pas encore été vérifié.");
    ui_->headline->setText(headline.title);
    ui_->headline->setVisible(judged);
    ui_->reason->setText(judged ? headline.text : waiting);
    ui_->reason->setVisible(!ui_->reason->text().isEmpty());
    ui_->actions->setVisible(!path_.empty());
    setSignable(signable_);

    const auto findings = judged ? findingsOf(review_) : std::vector<Finding>();
    const bool more = findings.size() > 1 || (findings.size() == 1 && !signatures.empty());
    ui_->said->setVisible(more);
    if (more) ui_->said->present(findings);
    {
        const QSignalBlocker quiet(ui_->signatures);
        ui_->signatures->clear();
        for (const auto& each : signatures) {
            auto* item = new QListWidgetItem(signOf(each), titleOf(each), ui_->signatures);
            item->setToolTip(titleOf(each));
            item->setSizeHint({1, ui_->signatures->sizeHintForRow(0)}); // as wide as the list: a long name is shortened
        }
        ui_->signatures->setCurrentRow(0);
    }
    ui_->signatures->setVisible(signatures.size() > 1);
    constexpr int mostRows = 4;
    const int rows = qMin(mostRows, static_cast<int>(signatures.size()));
    ui_->signatures->setFixedHeight(rows * qMax(1, ui_->signatures->sizeHintForRow(0)) + 2);
    presentSignature();
}

const pades::SignatureReport* VerifyDetail::signature() const
{
    const auto row = static_cast<std::size_t>(qMax(0, ui_->signatures->currentRow()));
    return row < review_.report.signatures.size() ? &review_.report.signatures[row] : nullptr;
}

void VerifyDetail::presentSignature()
{
    const auto* chosen = signature();
    for (QWidget* each : std::initializer_list<QWidget*>{ui_->proofs, ui_->line, ui_->facts})
        each->setVisible(chosen != nullptr);
    if (chosen) {
        ui_->proofs->present(findingsOf(*chosen));
        ui_->facts->present(factsOf(*chosen));
    }
    ui_->view->present(path_, review_, chosen ? chosen->field : std::string());
    fitHeight();
}

} // namespace sceau::gui
