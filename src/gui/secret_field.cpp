#include "gui/secret_field.hpp"

namespace sceau::gui {

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
    // The copy shares its characters with the field: wiped in place, then setText({}), which drops the undo history that clear() keeps.
    const QString shared = text();
    base::wipe(const_cast<QChar*>(shared.constData()), static_cast<std::size_t>(shared.size()) * sizeof(QChar));
    setText({});
}

} // namespace sceau::gui
