#include "gui/contacts_foot.hpp"

#include "gui/words.hpp"
#include "support/contacts.hpp"

#include <QLabel>
#include <QVBoxLayout>

namespace sceau::gui {

namespace {

QString lineOf(const support::Contact& contact)
{
    QStringList parts;
    for (const auto& part : {contact.phone, contact.hours, contact.cost, contact.email}) {
        if (!part.empty()) parts += said(part);
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ContactsFoot::ContactsFoot(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(2);
    const auto add = [column](const QString& text, const char* type) {
        auto* label = new QLabel(text);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setProperty("type", QLatin1String(type));
        column->addWidget(label);
    };
    static const auto contacts = support::contacts();
    for (const auto& contact : contacts) {
        add(said(contact.name), "strong");
        add(lineOf(contact), "quiet");
    }
}

} // namespace sceau::gui
