#include "review/reports.hpp"

#include "review/csv.hpp"
#include "review/html.hpp"
#include "review/junit.hpp"

namespace sceau::review {
namespace {

using Made = base::Result<std::unique_ptr<ReviewOutput>>;

/// The lines of `verify --json`.
class JsonLines : public ReviewOutput {
public:
    JsonLines(base::WholeFile file, text::Language language) : file_(std::move(file)), language_(language) {}

    base::Status add(const FileReview& review) override { return file_.write(base::bytesOf(toJson(review, language_) + '\n')); }
    base::Status finish(const BatchSummary&) override { return file_.commit(); }

private:
    base::WholeFile file_;
    text::Language language_;
};

Made jsonLines(const std::filesystem::path& file, base::WholeFile::Existing existing, text::Language language)
{
    auto target = base::WholeFile::beside(file, existing);
    if (!target) return tl::unexpected(target.error());
    return std::make_unique<JsonLines>(std::move(*target), language);
}

} // namespace

Made reportOf(ReportKind kind, const std::filesystem::path& file, base::WholeFile::Existing existing, text::Language language)
{
    switch (kind) {
    case ReportKind::csv:
        return csvReport(file, existing, language);
    case ReportKind::junit:
        return junitReport(file, existing, language);
    case ReportKind::html:
        return htmlReport(file, existing, language);
    case ReportKind::json:
        break;
    }
    return jsonLines(file, existing, language);
}

} // namespace sceau::review
