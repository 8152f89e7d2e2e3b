#include "gui/error_banner.hpp"

#include "gui/icons.hpp"
#include "gui/prose.hpp"
#include "gui/words.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace sceau::gui {

QString forSupport(const base::Error& error)
{
    QStringList lines{said(base::name(error.code)), QStringLiteral("Sceau " SCEAU_VERSION)};
    if (!error.where.empty()) lines += said(error.where);
    for (const auto& [name, value] : error.facts)
        lines += said(name) + QStringLiteral(": ") + said(value);
    return lines.join(QLatin1Char('\n'));
}

ErrorBanner::ErrorBanner(QWidget* parent) : Notice(parent), next_(new Prose({}, "next")), code_(new QLabel)
{
    constexpr int between = 16;
    code_->setProperty("type", QStringLiteral("quiet"));
    auto* copy = new QPushButton(icon(QStringLiteral("copy"), Ink::accent), tr("Copier pour l’assistance"));
    copy->setObjectName(QStringLiteral("copyForSupport"));
    copy->setProperty("kind", QStringLiteral("link"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(forSupport_); });

    auto* foot = new QHBoxLayout;
    foot->setSpacing(between);
    foot->addWidget(code_);
    foot->addWidget(copy);
    foot->addStretch();
    column().addWidget(next_);
    column().addLayout(foot);
}

void ErrorBanner::present(const base::Error& error)
{
    present(Mood::rejected, error, describe(error).next);
}

void ErrorBanner::present(const base::Error& error, const QString& instead)
{
    present(Mood::review, error, instead);
}

void ErrorBanner::present(Mood mood, const base::Error& error, const QString& next)
{
    const Said words = describe(error);
    Notice::present(mood, words.title, words.cause);
    next_->setText(next);
    next_->setVisible(!next.isEmpty());
    code_->setText(tr("Code %1").arg(said(base::name(error.code))));
    forSupport_ = forSupport(error);
}

} // namespace sceau::gui
