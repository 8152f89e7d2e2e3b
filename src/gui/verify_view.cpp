#include "gui/verify_view.hpp"

#include "gui/pdf_view.hpp"
#include "gui/prose.hpp"
#include "gui/theme.hpp"
#include "workflow/revisions.hpp"

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

} // namespace

VerifyView::VerifyView(QWidget* parent)
    : QFrame(parent), pages_(new PdfView(source_)), caption_(new Prose({}, "small")), revisions_(std::make_unique<workflow::Revisions>())
{
    constexpr int between = 8;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(between);
    column->addWidget(caption_);
    column->addWidget(pages_);
    pages_->setFixedHeight(scaled(viewHeight));
    connect(revisions_.get(), &workflow::Revisions::ready, this, &VerifyView::open);
    connect(&source_, &render::Pages::opened, this, [this] {
        if (view_.page == 0) return;
        pages_->setMarks({{static_cast<int>(view_.page) - 1, rectangleOf(view_.place), false}});
    });
    connect(&source_, &render::Pages::failed, this, [this](const base::Error&) { hide(); });
}

VerifyView::~VerifyView() = default;

void VerifyView::present(const std::filesystem::path& file, const review::FileReview& review, const std::string& field)
{
    const auto found = std::find_if(review.views.begin(), review.views.end(), [&](const auto& view) { return view.field == field; });
    source_.close();
    revisions_->forget();
    setVisible(found != review.views.end());
    if (found == review.views.end()) return;
    file_ = file;
    view_ = *found;
    caption_->setText(view_.page > 0 ? tr("Page %1, telle que signée").arg(view_.page) : tr("Le document, tel que signé"));
    revisions_->ask(file_, view_.end);
}

void VerifyView::open(const std::filesystem::path& revision)
{
    setVisible(!revision.empty());
    if (!revision.empty()) source_.open(revision);
}

} // namespace sceau::gui
