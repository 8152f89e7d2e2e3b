#include "gui/verify_page.hpp"

#include "gui/announce.hpp"
#include "gui/files.hpp"
#include "gui/flow_layout.hpp"
#include "gui/icons.hpp"
#include "gui/list_table.hpp"
#include "gui/recent_folder.hpp"
#include "gui/theme.hpp"
#include "gui/verdict_filters.hpp"
#include "gui/verify_words.hpp"
#include "gui/words.hpp"
#include "ui_verify_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

namespace sceau::gui {

using review::ReportKind;
using review::Verdict;
using workflow::Rules;

namespace {

std::vector<std::filesystem::path> pathsOf(const QStringList& names)
{
    std::vector<std::filesystem::path> paths;
    for (const auto& name : names)
        paths.push_back(pathOf(name));
    return paths;
}

std::vector<std::filesystem::path> pathsIn(const QMimeData& dropped)
{
    std::vector<std::filesystem::path> paths;
    for (const auto& url : dropped.urls()) {
        if (url.isLocalFile()) paths.push_back(pathOf(url.toLocalFile()));
    }
    return paths;
}

void openBelow(QPushButton& button, QMenu& menu)
{
    constexpr int gap = 4;
    QObject::connect(&button, &QPushButton::clicked, &menu, [&] { menu.popup(button.mapToGlobal(QPoint(0, button.height() + gap))); });
}

const char* suffixOf(ReportKind kind)
{
    switch (kind) {
    case ReportKind::csv:
        return "csv";
    case ReportKind::junit:
        return "xml";
    case ReportKind::html:
        return "html";
    case ReportKind::json:
        break;
    }
    return "jsonl";
}

} // namespace

VerifyPage::VerifyPage(QWidget* parent) : QWidget(parent), ui_(std::make_unique<Ui::VerifyPage>())
{
    ui_->setupUi(this);
    setAcceptDrops(true);
    ui_->emptyIcon->present(QStringLiteral("shield"), Ink::accent, 40);
    ui_->emptyText->setText(sentence("verify.empty"));
    shown_.setSourceModel(&files_);
    ui_->table->setModel(&shown_);
    connect(ui_->table->selectionModel(), &QItemSelectionModel::currentChanged, this, &VerifyPage::presentChosen);
    connect(&shown_, &QAbstractItemModel::dataChanged, this, &VerifyPage::presentChosen);
    connect(&shown_, &QAbstractItemModel::modelReset, this, &VerifyPage::presentChosen);
    makeChoices();
    makeMenus();
    keepBeside({*ui_->body, *ui_->head, *ui_->row, *ui_->list, [this](bool narrow) { ui_->detail->setWhole(narrow); }});
    connect(ui_->detail, &VerifyDetail::signAsked, this, &VerifyPage::signAsked);
    present({});
}

VerifyPage::~VerifyPage() = default;

void VerifyPage::makeChoices()
{
    auto* flow = new FlowLayout(8, 8, ui_->choices);
    filters_ = new VerdictFilters(*flow, this);
    connect(filters_, &VerdictFilters::chosen, this, &VerifyPage::showOnly);
    rules_ = new QComboBox;
    rules_->setObjectName(QStringLiteral("rules"));
    rules_->addItem(tr("Toute signature (ETSI)"));
    rules_->addItem(tr("Dossiers de renouvellement"));
    rules_->setAccessibleName(tr("Règles de la vérification"));
    offline_ = new QCheckBox(tr("Hors ligne"));
    offline_->setObjectName(QStringLiteral("offline"));
    offline_->setToolTip(sentence("verify.offline"));
    offline_->setAccessibleDescription(sentence("verify.offline"));
    const auto link = [](const QString& words, const char* name) {
        auto* button = new QPushButton(words);
        button->setProperty("kind", QStringLiteral("link"));
        button->setObjectName(QLatin1String(name));
        return button;
    };
    again_ = link(tr("Vérifier à nouveau"), "again");
    clear_ = link(tr("Vider la liste"), "clear");
    flow->addWidget(rules_);
    flow->addWidget(offline_);
    auto* below = new FlowLayout(12, 0, ui_->listActions);
    below->setContentsMargins(12, 4, 12, 4);
    below->addWidget(again_);
    below->addWidget(clear_);
}

void VerifyPage::makeMenus()
{
    auto* add = new QMenu(this);
    add->addAction(icon(QStringLiteral("text")), tr("Des fichiers PDF…"), this, &VerifyPage::askFiles);
    add->addAction(icon(QStringLiteral("folder")), tr("Un dossier et tout ce qu’il contient…"), this, &VerifyPage::askFolder);
    openBelow(*ui_->add, *add);
    auto* report = new QMenu(this);
    report->addAction(tr("Page à lire et à imprimer (HTML)…"), this, [this] { askReport(ReportKind::html); });
    report->addAction(tr("Tableau (CSV)…"), this, [this] { askReport(ReportKind::csv); });
    report->addAction(tr("JSON, une ligne par fichier…"), this, [this] { askReport(ReportKind::json); });
    report->addAction(tr("JUnit (XML)…"), this, [this] { askReport(ReportKind::junit); });
    openBelow(*ui_->report, *report);

    auto* flow = new QHBoxLayout(ui_->emptyActions);
    auto* files = new QPushButton(tr("Choisir des fichiers…"));
    auto* folder = new QPushButton(tr("Choisir un dossier…"));
    files->setObjectName(QStringLiteral("chooseFiles"));
    folder->setObjectName(QStringLiteral("chooseFolder"));
    files->setProperty("kind", QStringLiteral("main"));
    flow->addStretch();
    flow->setSpacing(12);
    flow->addWidget(files);
    flow->addWidget(folder);
    flow->addStretch();
    connect(files, &QPushButton::clicked, this, &VerifyPage::askFiles);
    connect(folder, &QPushButton::clicked, this, &VerifyPage::askFolder);
}

void VerifyPage::drive(workflow::Verification& verification)
{
    using workflow::Verification;
    verification_ = &verification;
    show(verification.files());
    connect(&verification, &Verification::changed, this, [this] { present(verification_->state()); });
    connect(&verification, &Verification::listed, this, [this] {
        files_.grow();
        if (!ui_->table->currentIndex().isValid()) choose(0);
        chooseAwaited();
    });
    connect(&verification, &Verification::judged, &files_, &VerifiedFiles::renew);
    connect(&verification, &Verification::cleared, &files_, &VerifiedFiles::empty);
    connect(ui_->cancel, &QPushButton::clicked, &verification, &Verification::cancel);
    connect(again_, &QPushButton::clicked, &verification, &Verification::judgeAgain);
    connect(clear_, &QPushButton::clicked, &verification, &Verification::clear);
    connect(offline_, &QCheckBox::toggled, &verification, &Verification::setOffline);
    connect(rules_, &QComboBox::activated, &verification,
            [this](int index) { verification_->setRules(index == 0 ? Rules::etsi : Rules::dossier); });
    connect(ui_->told, &ActionNotice::taken, this, [this] {
        if (state_.report.empty()) return verification_->resume();
        QDesktopServices::openUrl(QUrl::fromLocalFile(said(state_.report)));
    });
    present(verification.state());
}

void VerifyPage::show(const std::vector<workflow::ListedFile>& files)
{
    files_.show(files);
    choose(0);
}

void VerifyPage::enter()
{
    if (state_.files > 0)
        ui_->table->setFocus();
    else
        setFocus();
}

void VerifyPage::choose(int row)
{
    if (row < shown_.rowCount()) ui_->table->setCurrentIndex(shown_.index(row, 0));
}

void VerifyPage::await(const std::filesystem::path& file)
{
    awaited_ = file;
    showOnly({});
    chooseAwaited();
}

void VerifyPage::chooseAwaited()
{
    for (int row = 0; !awaited_.empty() && row < files_.rowCount(); ++row) {
        if (files_.at(row).path != awaited_) continue;
        awaited_.clear();
        choose(shown_.mapFromSource(files_.index(row, 0)).row());
    }
}

void VerifyPage::showOnly(std::optional<Verdict> verdict)
{
    shown_.showOnly(verdict);
    filters_->choose(verdict);
    if (!ui_->table->currentIndex().isValid()) choose(0);
    presentChosen();
}

void VerifyPage::setSignable(bool signable)
{
    ui_->detail->setSignable(signable);
}

void VerifyPage::present(const workflow::VerificationState& state)
{
    const bool ended = state_.judging && !state.judging;
    state_ = state;
    const bool any = state.files > 0;
    ui_->results->setVisible(any);
    ui_->empty->setVisible(!any);
    ui_->bar->setVisible(any);
    ui_->bar->present(state);
    ui_->add->setVisible(any);
    ui_->report->setVisible(any);
    ui_->report->setEnabled(!state.busy() && state.judged() > 0);
    again_->setVisible(any && !state.busy());
    clear_->setVisible(any && !state.busy());
    rules_->setEnabled(!state.reporting);
    offline_->setEnabled(!state.reporting);
    rules_->setCurrentIndex(state.rules == Rules::etsi ? 0 : 1);
    const QSignalBlocker quiet(offline_);
    offline_->setChecked(state.offline);
    presentSummary();
    presentTold();
    filters_->present(state);
    if (ended) announce(*ui_->summary, ui_->summary->text());
}

void VerifyPage::presentSummary()
{
    const auto& s = state_;
    ui_->progress->setVisible(s.busy());
    if (s.reporting)
        ui_->stage->setText(sentence("stage.report"));
    else if (s.judging)
        ui_->stage->setText(sentence("batch.progress", review::factsOf(s.pace)));
    else
        ui_->stage->setText(sentence("stage.folders"));
    if (s.files == 0) {
        ui_->summary->setText(sentence("verify.intro"));
        return;
    }
    QStringList parts{tr("%n fichier(s)", nullptr, static_cast<int>(s.files))};
    for (const auto verdict : allVerdicts()) {
        if (s.count(verdict) > 0) parts += QString::number(s.count(verdict)) + QChar(0x00A0) + pluralOf(verdict).toLower();
    }
    ui_->summary->setText(parts.join(QStringLiteral(" · ")));
}

void VerifyPage::presentTold()
{
    const auto& s = state_;
    ui_->error->setVisible(s.error.has_value());
    if (s.error) ui_->error->present(*s.error);

    const bool stopped = s.stopped && !s.busy() && s.judged() < s.files;
    ui_->told->setVisible(stopped || !s.report.empty());
    if (!s.report.empty()) {
        ui_->told->present(Mood::accepted, sentence("verify.reported"), said(s.report));
        ui_->told->offer(tr("Ouvrir le rapport"));
    } else if (stopped) {
        const auto words = message("verify.stopped", {{"left", std::to_string(s.files - s.judged())}, {"files", std::to_string(s.files)}});
        ui_->told->present(Mood::pending, words.title, words.next);
        ui_->told->offer(tr("Reprendre"));
    }

    const bool nothing = s.nothingFound && !s.busy();
    const bool unanchored = !s.anchored && s.files > 0;
    ui_->warning->setVisible(!s.problems.empty() || nothing || unanchored);
    if (!s.problems.empty()) {
        const auto words = describe(s.problems.front());
        const auto more = s.problems.size() > 1 ? tr("Et %n autre(s).", nullptr, static_cast<int>(s.problems.size()) - 1) : QString();
        ui_->warning->present(Mood::review, words.title + QStringLiteral(" · ") + said(base::name(s.problems.front().code)),
                              words.cause + QLatin1Char(' ') + words.next + QLatin1Char(' ') + more);
    } else if (nothing || unanchored) {
        const auto words = message(nothing ? "verify.nothing" : "verify.unanchored");
        ui_->warning->present(Mood::review, words.title, words.next);
    }
}

void VerifyPage::presentChosen()
{
    const auto chosen = shown_.mapToSource(ui_->table->currentIndex());
    chosen.isValid() ? ui_->detail->present(files_.at(chosen.row())) : ui_->detail->presentNothing();
}

void VerifyPage::askFiles()
{
    auto* dialog = new QFileDialog(this, tr("Choisir des fichiers à vérifier"), said(recentFolder()),
                                   tr("Documents PDF (*.pdf)") + QStringLiteral(";;") + tr("Tous les fichiers (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    followFolder(*dialog);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) { add(pathsOf(files)); });
    dialog->open();
}

void VerifyPage::askFolder()
{
    auto* dialog = new QFileDialog(this, tr("Choisir un dossier à vérifier"), said(recentFolder()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        setRecentFolder(pathOf(folder));
        add({pathOf(folder)});
    });
    dialog->open();
}

void VerifyPage::askReport(ReportKind kind)
{
    const QString proposed = tr("verification") + QLatin1Char('.') + QLatin1String(suffixOf(kind));
    askWhere(*this, tr("Enregistrer le rapport"), pathOf(proposed), [this, kind](const std::filesystem::path& file) {
        if (verification_) verification_->writeReport(kind, file);
    });
}

void VerifyPage::add(const std::vector<std::filesystem::path>& paths)
{
    if (verification_) verification_->add(paths);
}

void VerifyPage::markDrop(bool possible)
{
    const auto look = possible ? QStringLiteral("inviting") : QStringLiteral("plain");
    restyle(*ui_->empty, "card", look);
    restyle(*ui_->list, "card", look);
}

void VerifyPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (pathsIn(*event->mimeData()).empty()) return;
    markDrop(true);
    event->acceptProposedAction();
}

void VerifyPage::dragLeaveEvent(QDragLeaveEvent*)
{
    markDrop(false);
}

void VerifyPage::dropEvent(QDropEvent* event)
{
    markDrop(false);
    add(pathsIn(*event->mimeData()));
    event->acceptProposedAction();
}

} // namespace sceau::gui
