#include "gui/files.hpp"

#include "base/whole_file.hpp"
#include "gui/calendar.hpp"
#include "gui/key_summary.hpp"
#include "gui/recent_folder.hpp"
#include "gui/words.hpp"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>

namespace sceau::gui {

namespace {

/// Where Qt Linguist files the sentences of this file.
class Files {
    Q_DECLARE_TR_FUNCTIONS(Files)
};

void askWhereCalendarGoes(QWidget& window, const std::string& calendar)
{
    askWhere(window, Files::tr("Ajouter à l’agenda"), "sceau.ics", [&window, calendar](const std::filesystem::path& file) {
        const auto written = base::writeFile(file, base::bytesOf(calendar), base::WholeFile::Existing::replace);
        if (!written) showFailure(window, written.error());
    });
}

} // namespace

void askWhere(QWidget& window, const QString& title, const std::filesystem::path& proposed,
              std::function<void(const std::filesystem::path&)> then)
{
    auto* dialog = new QFileDialog(&window, title, inRecentFolder(said(proposed)));
    followFolder(*dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(said(proposed.extension()).mid(1));
    QObject::connect(dialog, &QFileDialog::fileSelected, &window, [then = std::move(then)](const QString& file) { then(pathOf(file)); });
    dialog->open();
}

void askWhereToCopy(QWidget& window, workflow::Renewal& renewal)
{
    const auto& target = renewal.snapshot().target;
    const auto proposed = target.empty() ? std::filesystem::path("dossier.pdf") : target.filename();
    constexpr bool dialogAskedBeforeReplacing = true;
    askWhere(window, Files::tr("Enregistrer une copie sous"), proposed,
             [&renewal](const std::filesystem::path& file) { renewal.saveCopy(file, dialogAskedBeforeReplacing); });
}

void saveOpeningEvent(QWidget& window, const workflow::Snapshot& snapshot)
{
    if (!snapshot.eligibility) return;
    const auto* certificate = snapshot.token ? mainCertificate(*snapshot.token, snapshot.certificate) : nullptr;
    const QString holder = certificate ? holderName(*certificate) : QString();
    const Said words = message("calendar.opening", {{"date", dateOf(snapshot.eligibility->window.closes).toStdString()}});
    const auto event = openingEvent(snapshot.eligibility->window, base::Clock().now(), words.title.toStdString(),
                                    (holder + QLatin1Char('\n') + words.next).toStdString());
    askWhereCalendarGoes(window, event);
}

void saveReminders(QWidget& window, const workflow::Snapshot& snapshot, base::Instant now)
{
    const auto* certificate = snapshot.token ? mainCertificate(*snapshot.token, snapshot.certificate) : nullptr;
    if (!certificate) return;
    const auto wordsFor = [&](int days) -> CalendarWords {
        const base::Facts facts{{"days", std::to_string(days)}, {"date", dateOf(certificate->notAfter).toStdString()}};
        const Said words = message("calendar.expiry", facts);
        return {words.title.toStdString(), (holderName(*certificate) + QLatin1Char('\n') + words.next).toStdString()};
    };
    askWhereCalendarGoes(window, expiryReminders(certificate->fingerprint.substr(0, 16), certificate->notAfter, now, wordsFor));
}

void showFailure(QWidget& window, const base::Error& error)
{
    const Said words = describe(error);
    auto* box =
        new QMessageBox(QMessageBox::Warning, words.title, words.cause + QLatin1Char('\n') + words.next, QMessageBox::Close, &window);
    box->setInformativeText(Files::tr("Code %1").arg(said(base::name(error.code))));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace sceau::gui
