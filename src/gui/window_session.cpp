#include "gui/window_session.hpp"

#include "base/log.hpp"
#include "gui/help_window.hpp"
#include "gui/recent_folder.hpp"

#include <QApplication>
#include <QScreen>

namespace sceau::gui {

namespace {

constexpr QSize usualSize(1200, 760);

WindowState stateOf(const MainWindow& window)
{
    const bool plain = !window.isMaximized() && !window.isFullScreen();
    const QPoint corner = plain ? window.pos() : window.normalGeometry().topLeft();
    return {QRect(corner, window.normalGeometry().size()), window.isMaximized(), window.place(), recentFolder()};
}

/// A desktop that lets no program push itself forward wants to see the leave it gave to the one that was started.
void bringForward(QWidget& window, const std::string& activation)
{
    if (!activation.empty() && QGuiApplication::platformName().startsWith(QLatin1String("wayland")))
        qputenv("XDG_ACTIVATION_TOKEN", QByteArray::fromStdString(activation));
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.raise();
    window.activateWindow();
}

} // namespace

WindowSession::WindowSession(const Options& options, const workflow::Settings& settings, std::unique_ptr<FirstWindow> first)
    : settings_(settings), memory_(windowStateFile()), state_(readWindowState(memory_)), window_(settings.clock, settings.limits),
      first_(std::move(first))
{
    new HelpKey(window_);
    restore();
    show({options.place, options.pdf, {}});
    QObject::connect(&window_, &MainWindow::painted, &window_, [this] { begin(); });
    QObject::connect(&window_, &MainWindow::closing, &window_, [this] { state_ = stateOf(window_); });
    QObject::connect(&window_, &MainWindow::restartAsked, &window_, [this] { anew_ = window_.close(); });
    if (first_) QObject::connect(first_.get(), &FirstWindow::asked, &window_, [this](const Request& request) { serve(request); });
}

WindowSession::~WindowSession() = default;

void WindowSession::restore()
{
    std::vector<QRect> screens;
    for (const auto* screen : QGuiApplication::screens())
        screens.push_back(screen->availableGeometry());
    const QRect frame = fitting(state_.frame, screens);
    window_.resize(frame.isNull() ? usualSize.boundedTo(QGuiApplication::primaryScreen()->availableSize()) : frame.size());
    if (!frame.isNull()) window_.move(frame.topLeft());
    if (state_.maximised) window_.setWindowState(Qt::WindowMaximized);
    setRecentFolder(state_.folder);
    window_.open(state_.place);
}

void WindowSession::begin()
{
    renewal_ = std::make_unique<workflow::Renewal>(settings_);
    window_.drive(*renewal_);
    renewal_->start();
    window_.open(window_.place()); // what it shows is looked up now
    for (const auto& file : std::exchange(waiting_, {}))
        window_.verify(file);
}

void WindowSession::serve(const Request& request)
{
    show(request);
    bringForward(window_, request.activation);
}

void WindowSession::show(const Request& request)
{
    if (request.place) window_.open(*request.place);
    if (request.file.empty()) return;
    window_.open(Place::verification);
    renewal_ ? window_.verify(request.file) : waiting_.push_back(request.file);
}

int WindowSession::run()
{
    window_.show();
    const int exit = QApplication::exec();
    QObject::disconnect(&window_, nullptr, nullptr, nullptr);
    first_.reset(); // from here on nobody would be heard
    if (renewal_) renewal_->disconnect();
    if (const auto kept = writeWindowState(memory_, state_); !kept) base::log(kept.error());
    return anew_ ? startAnew : exit;
}

} // namespace sceau::gui
