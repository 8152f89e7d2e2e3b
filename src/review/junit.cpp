#include "review/junit.hpp"

#include "review/said.hpp"
#include "review/shown.hpp"

#include <array>
#include <cstdio>

namespace sceau::review {
namespace {

std::string seconds(std::chrono::milliseconds duration)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%lld.%03lld", static_cast<long long>(duration.count() / 1000),
                  static_cast<long long>(duration.count() % 1000));
    return text.data();
}

std::string attribute(std::string_view name, std::string_view value)
{
    return ' ' + std::string(name) + "=\"" + escaped(value) + '"';
}

class JunitReport : public ReviewOutput {
public:
    JunitReport(base::WholeFile file, text::Language language) : file_(std::move(file)), language_(language) {}

    /// The numbers stand at the beginning and are known at the end: room is left for them.
    base::Status begin() { return write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + std::string(roomForCounts, ' ') + '\n'); }

    base::Status add(const FileReview& review) override
    {
        const auto& report = review.report;
        const auto folder = report.file.parent_path().string();
        auto text = "<testcase" + attribute("classname", folder.empty() ? "." : folder) + attribute("name", report.file.filename().string())
                    + attribute("time", seconds(std::chrono::milliseconds(report.elapsedMs)));
        if (review.verdict == Verdict::accepted) return write(text + "/>\n");
        const bool unreadable = report.status == pades::FileStatus::unreadable;
        const std::string element = unreadable ? "error" : "failure";
        ++(unreadable ? errors_ : failures_);
        return write(text + "><" + element + attribute("type", name(review.verdict)) + attribute("message", mainReason(review, language_))
                     + '>' + escaped(reasons(review)) + "</" + element + "></testcase>\n");
    }

    base::Status finish(const BatchSummary& summary) override
    {
        const auto counts = attribute("tests", std::to_string(summary.files())) + attribute("failures", std::to_string(failures_))
                            + attribute("errors", std::to_string(errors_)) + attribute("time", seconds(summary.duration));
        const auto head = "<testsuites" + counts + "><testsuite" + attribute("name", "sceauctl verify")
                          + attribute("timestamp", base::rfc3339(summary.at)) + counts + '>';
        if (auto written = write("</testsuite></testsuites>\n"); !written) return written;
        if (auto written = file_.writeAt(placeOfCounts, base::bytesOf(head)); !written) return written;
        return file_.commit();
    }

private:
    static constexpr std::size_t roomForCounts = 512;
    static constexpr std::size_t placeOfCounts = 39; ///< after the declaration and its line end

    base::Status write(const std::string& text) { return file_.write(base::bytesOf(text)); }

    [[nodiscard]] std::string reasons(const FileReview& review) const
    {
        std::string text;
        for (const auto& signature : review.report.signatures)
            text += signature.field + ": " + pades::name(signature.indication) + ' ' + signature.subIndication + ". ";
        for (const auto& said : allSaidOf(review, language_))
            text += said.code + ' ' + said.message.title + ". ";
        return text;
    }

    base::WholeFile file_;
    text::Language language_;
    std::size_t failures_ = 0, errors_ = 0;
};

} // namespace

base::Result<std::unique_ptr<ReviewOutput>> junitReport(const std::filesystem::path& file, base::WholeFile::Existing existing,
                                                        text::Language language)
{
    auto target = base::WholeFile::beside(file, existing);
    if (!target) return tl::unexpected(target.error());
    auto report = std::make_unique<JunitReport>(std::move(*target), language);
    if (auto begun = report->begin(); !begun) return tl::unexpected(begun.error());
    return report;
}

} // namespace sceau::review
