#include "gui/secret_field.hpp"

#include <QAccessible>
#include <QEvent>

namespace sceau::gui {

namespace {

QString hidden(const QString& characters)
{
    return {characters.size(), QChar(u'•')};
}

void tell(QAccessibleEvent& event);

/// A change of the text as it may be told: how many characters, and where.
void hush(QAccessibleEvent* event)
{
    if (event->type() == QAccessible::TextInserted) {
        const auto* change = static_cast<QAccessibleTextInsertEvent*>(event);
        QAccessibleTextInsertEvent told(event->object(), change->changePosition(), hidden(change->textInserted()));
        tell(told);
    } else if (event->type() == QAccessible::TextRemoved) {
        const auto* change = static_cast<QAccessibleTextRemoveEvent*>(event);
        QAccessibleTextRemoveEvent told(event->object(), change->changePosition(), hidden(change->textRemoved()));
        tell(told);
    } else if (event->type() == QAccessible::TextUpdated) {
        const auto* change = static_cast<QAccessibleTextUpdateEvent*>(event);
        QAccessibleTextUpdateEvent told(event->object(), change->changePosition(), hidden(change->textRemoved()),
                                        hidden(change->textInserted()));
        tell(told);
    } else {
        tell(*event);
    }
}

void tell(QAccessibleEvent& event)
{
    QAccessible::installUpdateHandler(nullptr);
    QAccessible::updateAccessibility(&event);
    QAccessible::installUpdateHandler(hush);
}

/// While the text may change. Qt tells assistive technologies, and so every program on their bus, the characters of a password as they
/// are typed, although it gives none to read.
class Hush {
public:
    Hush() : before_(QAccessible::installUpdateHandler(hush)) {}
    ~Hush() { QAccessible::installUpdateHandler(before_); }
    Hush(const Hush&) = delete;
    Hush& operator=(const Hush&) = delete;

private:
    QAccessible::UpdateHandler before_;
};

} // namespace

SecretField::SecretField(QWidget* parent) : QLineEdit(parent)
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    setContextMenuPolicy(Qt::NoContextMenu);
    setDragEnabled(false);
    setProperty("secret", true);
    setMaxLength(base::Secret::capacity / 4);
}

SecretField::~SecretField()
{
    blockSignals(true); // who listened may be gone already
    forget();
}

bool SecretField::event(QEvent* event)
{
    const Hush quiet;
    return QLineEdit::event(event);
}

base::Secret SecretField::look() const
{
    QByteArray utf8 = text().toUtf8();
    auto secret = base::Secret::from({utf8.constData(), static_cast<std::size_t>(utf8.size())});
    base::wipe(utf8.data(), static_cast<std::size_t>(utf8.size()));
    return secret;
}

base::Secret SecretField::take()
{
    auto secret = look();
    forget();
    return secret;
}

void SecretField::forget()
{
    const Hush quiet;
    // The copy shares its characters with the field: wiped in place, then setText({}), which drops the undo history that clear() keeps.
    const QString shared = text();
    base::wipe(const_cast<QChar*>(shared.constData()), static_cast<std::size_t>(shared.size()) * sizeof(QChar));
    setText({});
}

} // namespace sceau::gui
