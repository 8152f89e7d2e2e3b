#pragma once

#include <QWidget>

class QTextBrowser;
class QToolButton;

namespace sceau::gui {

/// The page of the guide (docs/guide) that speaks of a widget: its property "guide", or that of the nearest widget which holds it.
/// "index.html" where nobody says.
[[nodiscard]] QString guidePageOf(const QWidget* widget);

/// The user's guide, in a window beside the one it explains.
class HelpWindow : public QWidget {
    Q_OBJECT
public:
    explicit HelpWindow(QWidget* parent = nullptr);

    void open(const QString& page); ///< "code-pin.html#changer"

private:
    QToolButton* addTool(const QString& icon, const QString& words);
    void dress();

    QTextBrowser* browser_;
};

/// F1, wherever the focus is: the guide opens at the page that speaks of it.
class HelpKey : public QObject {
public:
    explicit HelpKey(QWidget& window);

    void help(const QWidget* about);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& window_;
    HelpWindow* help_ = nullptr;
};

} // namespace sceau::gui
