#include "gui/contacts_foot.hpp"

#include "gui/prose.hpp"
#include "gui/words.hpp"
#include "support/contacts.hpp"

#include <QVBoxLayout>

namespace sceau::gui {

namespace {

QString lineOf(const support::Contact& contact)
{
    QStringList parts;
    for (const auto& part : {contact.phone, contact.hours, contact.cost, contact.email}) {
        if (!part.empty()) parts += said(part);
    }
    return parts.join(QStringLiteral("\u00a0· "));
}

} // namespace

ContactsFoot::ContactsFoot(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(2);
    static const auto contacts = support::contacts();
    for (const auto& contact : contacts) {
        column->addWidget(new Prose(said(contact.name), "contact"));
        column->addWidget(new Prose(lineOf(contact), "quiet"));
    }
}

} // namespace sceau::gui
