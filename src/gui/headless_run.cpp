#include "gui/headless_run.hpp"

#include "base/whole_file.hpp"
#include "gui/hands.hpp"
#include "gui/main_window.hpp"
#include "gui/pdf_panel.hpp"
#include "gui/pdf_view.hpp"
#include "gui/renew_page.hpp"
#include "gui/step_dossier.hpp"
#include "gui/step_signing.hpp"
#include "gui/theme.hpp"
#include "gui/words.hpp"
#include "review/review.hpp"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTimer>
#include <functional>
#include <iostream>

namespace sceau::gui {

using workflow::KeyState;
using workflow::Snapshot;
using workflow::Step;

namespace {

constexpr int stalledExit = 70, negativeExit = 1;
constexpr int patience = 120'000; // milliseconds without any change
constexpr QSize screen(1200, 760);

int exitOf(base::Code code)
{
    constexpr int key = 3, file = 4, network = 5;
    if (code == base::Code::evidenceMissing) return network;
    switch (static_cast<int>(code) / 100) {
    case 1:
    case 2:
        return key;
    case 3:
        return negativeExit;
    case 4:
        return file;
    case 5:
        return network;
    case 6:
        return code == base::Code::notEligible ? negativeExit : file;
    default:
        return stalledExit;
    }
}

std::string levelOf(const pades::FileReport& report)
{
    const auto* own = review::ownSignature(report);
    return own ? own->level : std::string();
}

base::Result<base::Secret> readPin(const std::filesystem::path& file)
{
    constexpr std::uint64_t limit = 1024;
    auto bytes = base::readFile(file, limit);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto text = base::textOf(*bytes);
    auto pin = base::Secret::from(text.substr(0, text.find_first_of("\r\n")));
    base::wipe(bytes->data(), bytes->size());
    if (pin.empty()) return base::fail(base::Code::pinUnreadable, "--pin-file");
    return pin;
}

/// One screen of the renewal: when it may be photographed and what the person does there.
struct Scene {
    Step step;
    QString name;
    std::function<bool()> ready;
    std::function<void()> act;
};

class HeadlessRun : public QObject {
public:
    HeadlessRun(const Options& options, const workflow::Settings& settings, base::Secret pin)
        : folder_(options.headless), anchored_(!settings.anchors.empty()), pin_(std::move(pin)), window_(settings.clock, settings.limits),
          renewal_(settings)
    {
        window_.resize(screen);
        writeScenes();
        connect(&renewal_, &workflow::Renewal::changed, this, &HeadlessRun::look);
        connect(&page<StepDossier>(Step::dossier).dossier().view(), &PdfView::drawn, this, &HeadlessRun::look);
        connect(&page<StepSigning>(Step::signing), &StepPage::footChanged, this, &HeadlessRun::look);
        connect(&patience_, &QTimer::timeout, this, [this] { leave(stalledExit, "nothing happens any more"); });
        connect(&next_, &QTimer::timeout, this, &HeadlessRun::play);
        next_.setSingleShot(true);
        connect(&window_, &MainWindow::painted, this, [this, given = options.pdf] {
            window_.drive(renewal_);
            renewal_.start();
            if (!given.empty()) renewal_.useGivenPdf(given);
            look();
        });
        window_.show();
    }

private:
    void writeScenes();
    void look();
    void play();
    void shoot(const QString& name);
    void finish();
    void leave(int exit, const std::string& why);

    template <class Page> Page& page(Step step) { return static_cast<Page&>(window_.renewPage().page(step)); }
    [[nodiscard]] const Snapshot& now() const { return renewal_.snapshot(); }
    [[nodiscard]] QWidget& on(Step step) { return window_.renewPage().page(step); }
    void pressAction() { press(window_.renewPage(), "action"); }

    std::filesystem::path folder_;
    bool anchored_;
    base::Secret pin_;
    MainWindow window_;
    workflow::Renewal renewal_;
    std::vector<Scene> scenes_;
    std::size_t scene_ = 0;
    QJsonArray shots_;
    QTimer patience_;
    QTimer next_;
};

void HeadlessRun::writeScenes()
{
    const auto always = [] { return true; };
    scenes_ = {
        {Step::key, QStringLiteral("00-ma-cle"), [this] { return now().key == KeyState::ready; }, [this] { press(window_, "renewPlace"); }},
        {Step::key, QStringLiteral("01-cle"), always, [this] { pressAction(); }},
        {Step::pin, {}, always, [this] { type(on(Step::pin), "pin", pin_); }},
        {Step::pin, QStringLiteral("02-code-pin"), always, [this] { press(on(Step::pin), "activate"); }},
        {Step::eligibility, QStringLiteral("03-eligibilite"), always, [this] { pressAction(); }},
        {Step::identity, {}, always, [this] { press(on(Step::identity), "certify"); }},
        {Step::identity, QStringLiteral("04-identite"), always, [this] { pressAction(); }},
        {Step::contact, QStringLiteral("05-coordonnees"), always, [this] { pressAction(); }},
        {Step::contact, QStringLiteral("05-coordonnees-confirmation"), always, [this] { pressAction(); }},
        {Step::dossier,
         {},
         [this] { return page<StepDossier>(Step::dossier).dossier().view().sharp(); },
         [this] { press(on(Step::dossier), "read"); }},
        {Step::dossier, QStringLiteral("06-dossier"), always, [this] { pressAction(); }},
        {Step::signing,
         {},
         always,
         [this] {
             type(on(Step::signing), "target", said(folder_ / "dossier-signe.pdf"));
             type(on(Step::signing), "pin", pin_);
         }},
        {Step::signing,
         {},
         [this] { return page<StepSigning>(Step::signing).targetIsThere().has_value(); },
         [this] {
             if (page<StepSigning>(Step::signing).targetIsThere().value_or(false)) press(on(Step::signing), "replace");
         }},
        {Step::signing, QStringLiteral("07-signature"), always, [this] { pressAction(); }},
        {Step::done, QStringLiteral("08-termine"), always, [this] { finish(); }},
    };
}

/// Something changed: perhaps the present scene can be played. The window first draws what it was told.
void HeadlessRun::look()
{
    patience_.start(patience);
    constexpr int drawing = 60;
    if (!next_.isActive()) next_.start(drawing);
}

void HeadlessRun::play()
{
    if (now().busy || scene_ >= scenes_.size()) return;
    if (now().error) return leave(exitOf(now().error->code), base::name(now().error->code) + " " + now().error->where);
    if (now().eligibility && now().eligibility->eligible == renewal::Eligible::no) return leave(negativeExit, "not eligible");
    if (now().key == KeyState::notRenewable) return leave(negativeExit, "not renewable");
    while (scene_ + 1 < scenes_.size() && scenes_[scene_].step < now().step)
        ++scene_; // a step this renewal does not have
    const Scene& scene = scenes_[scene_];
    if (scene.step != now().step || !scene.ready()) return;
    if (!scene.name.isEmpty()) shoot(scene.name);
    ++scene_;
    scene.act();
    look();
}

void HeadlessRun::shoot(const QString& name)
{
    const auto file = folder_ / (name.toStdString() + ".png");
    if (!window_.grab().save(said(file))) return leave(exitOf(base::Code::writeFailed), file.string());
    shots_ += said(file);
}

void HeadlessRun::finish()
{
    const auto report = now().report.value_or(pades::FileReport{});
    const auto accepted = review::acceptOwnSignature(report, true);
    const QJsonObject line{
        {QStringLiteral("signed"), said(now().target)},
        {QStringLiteral("screenshots"), shots_},
        {QStringLiteral("level"), said(levelOf(report))},
        {QStringLiteral("accepted"), accepted.has_value() && anchored_},
        {QStringLiteral("report"), QJsonDocument::fromJson(QByteArray::fromStdString(review::toJson(report))).object()},
    };
    std::cout << QJsonDocument(line).toJson(QJsonDocument::Compact).toStdString() << '\n';
    if (!anchored_) return leave(negativeExit, "no trusted authority was given (--trust)");
    if (!accepted) return leave(negativeExit, "the signature is not what we hold our own signatures to");
    if (const auto& shortfall = now().shortfall)
        return leave(exitOf(shortfall->code), base::name(shortfall->code) + " " + shortfall->where);
    pressAction();
    QApplication::exit(0);
}

void HeadlessRun::leave(int exit, const std::string& why)
{
    std::cerr << "sceau --headless: " << why << '\n';
    scene_ = scenes_.size();
    QApplication::exit(exit);
}

} // namespace

int runHeadless(const Options& options, const workflow::Settings& settings)
{
    std::error_code failed;
    std::filesystem::create_directories(options.headless, failed);
    if (failed) {
        std::cerr << base::name(base::Code::folderReadOnly) << ' ' << options.headless.string() << '\n';
        return exitOf(base::Code::folderReadOnly);
    }
    auto pin = readPin(options.pinFile);
    if (!pin) {
        std::cerr << base::name(pin.error().code) << ' ' << describe(pin.error()).title.toStdString() << '\n';
        return exitOf(pin.error().code);
    }
    const QTemporaryDir forgotten; // a renewal without a person never resumes one of theirs, nor joins their list
    auto own = settings;
    own.resumeFolder = pathOf(forgotten.path());
    own.historyFolder.clear();
    usePalette(lightPalette());
    HeadlessRun run(options, own, std::move(*pin));
    return QApplication::exec();
}

} // namespace sceau::gui
