#include "gui/notice.hpp"

#include "gui/announce.hpp"
#include "gui/icons.hpp"
#include "gui/prose.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QVariant>

namespace sceau::gui {

namespace {

struct Look {
    const char* card;
    const char* icon;
    Ink ink;
};

Look lookOf(Mood mood)
{
    switch (mood) {
    case Mood::accepted:
        return {"accepted", "done", Ink::accepted};
    case Mood::review:
        return {"review", "warning", Ink::review};
    case Mood::pending:
        return {"pending", "info", Ink::pending};
    case Mood::rejected:
        return {"rejected", "refused", Ink::rejected};
    }
    return {"pending", "info", Ink::pending};
}

} // namespace

void restyle(QWidget& widget, const char* property, const QVariant& value)
{
    if (widget.property(property) == value) return;
    widget.setProperty(property, value);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
    for (auto* child : widget.findChildren<QLabel*>()) {
        child->style()->unpolish(child);
        child->style()->polish(child);
    }
}

Notice::Notice(QWidget* parent)
    : QFrame(parent), column_(new QVBoxLayout), icon_(new IconLabel), title_(new Prose({}, "strong")), text_(new Prose)
{
    constexpr int inset = 20, aboveAndBelow = 12, besideIcon = 12;
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(inset, aboveAndBelow, inset, aboveAndBelow);
    row->setSpacing(besideIcon);
    row->addWidget(icon_, 0, Qt::AlignTop);
    row->addLayout(column_, 1);
    column_->setSpacing(2);
    column_->addWidget(title_);
    column_->addWidget(text_);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Notice::present(Mood mood, const QString& title, const QString& text)
{
    const bool news = title != title_->text() || text != text_->text();
    const Look look = lookOf(mood);
    icon_->present(QLatin1String(look.icon), look.ink);
    title_->setText(title);
    text_->setText(text);
    text_->setVisible(!text.isEmpty());
    restyle(*this, "card", QLatin1String(look.card));
    if (news) announce(*this, text.isEmpty() ? title : title + QLatin1Char('\n') + text);
}

QString Notice::title() const
{
    return title_->text();
}

QString Notice::text() const
{
    return text_->text();
}

} // namespace sceau::gui
