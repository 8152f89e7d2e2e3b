#pragma once

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace sceau::gui {

class IconLabel;

enum class Mood { accepted, review, pending, rejected };

/// A coloured panel that says one thing: an icon, a sentence in bold, and what follows from it. Announced to screen readers.
class Notice : public QFrame {
    Q_OBJECT
public:
    explicit Notice(QWidget* parent = nullptr);
    void present(Mood mood, const QString& title, const QString& text = {});
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;

protected:
    [[nodiscard]] QVBoxLayout& column() { return *column_; }

private:
    QVBoxLayout* column_;
    IconLabel* icon_;
    QLabel* title_;
    QLabel* text_;
};

/// Gives a widget a style-sheet property and has it drawn anew.
void restyle(QWidget& widget, const char* property, const QVariant& value);

} // namespace sceau::gui
