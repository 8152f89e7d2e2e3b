#include "gui/help_window.hpp"

#include "gui/icons.hpp"
#include "gui/theme.hpp"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QShortcut>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>
#include <QVariant>

namespace sceau::gui {

namespace {

constexpr int readingWidth = 800, readingHeight = 720;

QUrl urlOf(const QString& page)
{
    return QUrl(QStringLiteral("qrc:/guide/") + page);
}

} // namespace

QString guidePageOf(const QWidget* widget)
{
    for (; widget != nullptr; widget = widget->parentWidget()) {
        if (const auto page = widget->property("guide").toString(); !page.isEmpty()) return page;
    }
    return QStringLiteral("index.html");
}

HelpWindow::HelpWindow(QWidget* parent) : QWidget(parent, Qt::Window), browser_(new QTextBrowser)
{
    setObjectName(QStringLiteral("help"));
    setProperty("role", QStringLiteral("page"));
    setWindowTitle(tr("Guide de Sceau"));
    browser_->setAccessibleName(windowTitle());
    browser_->setOpenExternalLinks(false);
    browser_->setFrameShape(QFrame::NoFrame);

    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(12, 8, 12, 8);
    tools->setSpacing(4);
    const auto* home = addTool(QStringLiteral("question"), tr("Sommaire"));
    auto* back = addTool(QStringLiteral("back"), tr("Page précédente"));
    back->setEnabled(false);
    for (auto* tool : findChildren<QToolButton*>())
        tools->addWidget(tool);
    tools->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(browser_, 1);

    connect(home, &QToolButton::clicked, this, [this] { open(QStringLiteral("index.html")); });
    connect(back, &QToolButton::clicked, browser_, &QTextBrowser::backward);
    connect(browser_, &QTextBrowser::backwardAvailable, back, &QToolButton::setEnabled);
    connect(new QShortcut(QKeySequence::Back, this), &QShortcut::activated, browser_, &QTextBrowser::backward);
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &QWidget::close);
    dress();
    resize(scaled(readingWidth), readingHeight);
}

QToolButton* HelpWindow::addTool(const QString& name, const QString& words)
{
    auto* tool = new QToolButton(this);
    tool->setIcon(icon(name));
    tool->setIconSize(QSize(scaled(18), scaled(18)));
    tool->setToolTip(words);
    tool->setAccessibleName(words);
    return tool;
}

/// The window's letters and colours, whatever the guide's own style sheet says for a browser.
void HelpWindow::dress()
{
    const auto& p = colours();
    const auto size = [](Type type) { return QString::number(points(type), 'f', 2); };
    browser_->document()->setDefaultStyleSheet(
        QStringLiteral("a { color: %1; text-decoration: none; } h1 { font-size: %2pt; } h2 { font-size: %3pt; }")
            .arg(p.accent.name(), size(Type::title), size(Type::lead)));
    browser_->document()->setDocumentMargin(scaled(32));
    browser_->document()->setDefaultFont(typeFont(Type::body));
}

void HelpWindow::open(const QString& page)
{
    browser_->setSource(urlOf(page));
    show();
    raise();
    activateWindow();
    browser_->setFocus();
}

HelpKey::HelpKey(QWidget& window) : QObject(&window), window_(window)
{
    qApp->installEventFilter(this);
}

void HelpKey::help(const QWidget* about)
{
    if (help_ == nullptr) help_ = new HelpWindow(&window_);
    help_->open(guidePageOf(about));
}

bool HelpKey::eventFilter(QObject* watched, QEvent* event)
{
    const bool asks = event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::HelpContents);
    if (!asks || !watched->isWidgetType()) return QObject::eventFilter(watched, event);
    help(static_cast<QWidget*>(watched));
    return true;
}

} // namespace sceau::gui
