#include "gui/verify_view.hpp"

#include "gui/prose.hpp"
#include "gui/theme.hpp"
#include "workflow/revisions.hpp"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace sceau::gui {

namespace {

constexpr double viewHeight = 280;

QRectF rectangleOf(const review::Place& place)
{
    const auto share = [](std::uint64_t part) {
        return std::min(1.0, static_cast<double>(part) / static_cast<double>(review::Place::whole));
    };
    return {QPointF(share(place.left), share(place.top)), QPointF(share(place.right), share(place.bottom))};
}

bool isForbidden(const review::FileReview& review, const std::string& field)
{
    const auto& all = review.report.signatures;
    return std::any_of(all.begin(), all.end(),
                       [&](const auto& each) { return each.field == field && each.changes == pades::Changes::forbidden; });
}

} // namespace

VerifyView::VerifyView(QWidget* parent)
    : QFrame(parent), views_(new QStackedWidget), caption_(new Prose({}, "small")), other_(new QPushButton),
      revisions_(std::make_unique<workflow::Revisions>())
{
    constexpr int between = 4;
    other_->setProperty("kind", QStringLiteral("link"));
    other_->setObjectName(QStringLiteral("otherRevision"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(between);
    column->addWidget(caption_);
    column->addWidget(views_);
    column->addWidget(other_, 0, Qt::AlignLeft);
    make(signed_);
    make(now_);
    views_->setFixedHeight(scaled(viewHeight));
    connect(other_, &QPushButton::clicked, this, [this] { showRevision(views_->currentWidget() == signed_.view); });
    connect(revisions_.get(), &workflow::Revisions::ready, this, &VerifyView::open);
    connect(&signed_.source, &render::Pages::failed, this, [this] { hide(); });
    connect(&changes_, &PageChanges::found, this, &VerifyView::showChanges);
}

VerifyView::~VerifyView()
{
    delete signed_.view; // before their pages
    delete now_.view;
}

void VerifyView::make(Revision& revision)
{
    revision.view = new PdfView(revision.source);
    views_->addWidget(revision.view);
    connect(&revision.source, &render::Pages::opened, this, [&revision] { revision.view->setMarks(revision.marks); });
}

void VerifyView::present(const std::filesystem::path& file, const review::FileReview& review, const std::string& field)
{
    const auto found = std::find_if(review.views.begin(), review.views.end(), [&](const auto& view) { return view.field == field; });
    signed_.source.close();
    now_.source.close();
    changes_.stop();
    revisions_->forget();
    setVisible(found != review.views.end());
    if (found == review.views.end()) return;
    file_ = file;
    place_ = *found;
    changed_ = isForbidden(review, field);
    signed_.marks.clear();
    if (place_.page > 0) signed_.marks = {{static_cast<int>(place_.page) - 1, rectangleOf(place_.place), false}};
    now_.marks.clear();
    showRevision(false);
    revisions_->ask(file_, place_.end);
}

void VerifyView::open(const std::filesystem::path& revision)
{
    setVisible(!revision.empty());
    if (revision.empty()) return;
    signed_.source.open(revision);
    if (changed_ && revision != file_) changes_.compare(revision, file_);
}

/// Only what is seen is shown: a change may also be one that no page shows.
void VerifyView::showChanges(const std::vector<PdfView::Mark>& marks)
{
    if (marks.empty()) return;
    now_.marks = marks;
    now_.source.open(file_);
    showRevision(true);
}

QString VerifyView::placeInWords() const
{
    return place_.page > 0 ? tr("Page %1, telle que signée").arg(place_.page) : tr("Le document, tel que signé");
}

void VerifyView::showRevision(bool now)
{
    views_->setCurrentWidget(now ? now_.view : signed_.view);
    other_->setVisible(!now_.marks.empty());
    other_->setText(now ? tr("Voir ce qui a été signé") : tr("Voir ce qui a changé depuis"));
    caption_->setText(now ? tr("Tel qu’il est : %n zone(s) changée(s) depuis la signature", nullptr, static_cast<int>(now_.marks.size()))
                          : placeInWords());
}

} // namespace sceau::gui
