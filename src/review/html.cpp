#include "review/html.hpp"

#include "renewal/window.hpp"
#include "review/html_file.hpp"
#include "review/proofs.hpp"
#include "review/report_resources.hpp"
#include "review/shown.hpp"

#include <algorithm>
#include <array>
#include <openssl/sha.h>

namespace sceau::review {
namespace {

constexpr std::array verdicts{Verdict::rejected, Verdict::review, Verdict::pending, Verdict::accepted};
constexpr std::size_t roomForSummary = 6144; ///< written when the batch has ended
constexpr int mostOpen = 10;                 ///< beyond, a list is easier to read

/// What a content security policy calls this very text.
std::string sourceHash(std::string_view text)
{
    std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
    return "'sha256-" + base64(digest) + "'";
}

class HtmlReport : public ReviewOutput {
public:
    HtmlReport(base::WholeFile file, text::Language language) : file_(std::move(file)), language_(language) {}

    base::Status begin()
    {
        if (auto written = write(head()); !written) return written;
        placeOfSummary_ = file_.size();
        if (auto written = write(std::string(roomForSummary, ' ')); !written) return written;
        return write(filters() + "<main id=\"files\">\n");
    }

    base::Status add(const FileReview& review) override
    {
        const bool open = review.verdict != Verdict::accepted && opened_ < mostOpen;
        opened_ += open ? 1 : 0;
        return write(htmlOf(review, open, language_));
    }

    base::Status finish(const BatchSummary& summary) override
    {
        auto text = summaryOf(summary);
        if (text.size() > roomForSummary) return base::fail(base::Code::internal, "HtmlReport");
        if (auto written = file_.writeAt(placeOfSummary_, base::bytesOf(text)); !written) return written;
        const auto end = "</main>\n<footer>" + word("report.foot") + " Sceau " SCEAU_VERSION "</footer>\n<script>"
                         + std::string(reportScript) + "</script>\n</body>\n</html>\n";
        if (auto written = write(end); !written) return written;
        return file_.commit();
    }

private:
    base::Status write(const std::string& text) { return file_.write(base::bytesOf(text)); }

    [[nodiscard]] std::string word(std::string_view key, const base::Facts& facts = {}) const
    {
        return escaped(text::sentence(key, language_, facts));
    }

    [[nodiscard]] std::string head() const
    {
        const auto policy = "default-src 'none'; img-src data:; style-src " + sourceHash(reportStyle) + "; script-src "
                            + sourceHash(reportScript) + "; base-uri 'none'; form-action 'none'";
        const auto* code = language_ == text::Language::english ? "en" : "fr";
        return "<!doctype html>\n<html lang=\"" + std::string(code) + "\">\n<head>\n<meta charset=\"utf-8\">\n"
               + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n"
               + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light "
                 "dark\">\n"
               + "<title>" + word("report.title") + "</title>\n<style>" + std::string(reportStyle) + "</style>\n</head>\n<body>\n"
               + std::string(reportIcons);
    }

    /// Buttons that filter by their own state: no script.
    [[nodiscard]] std::string filters() const
    {
        std::string radios = radio("all", word("report.all"), true);
        for (const auto verdict : verdicts)
            radios += radio(styleOf(verdict), word("verdict." + name(verdict)), false);
        return "<fieldset class=\"filters\"><legend class=\"unseen\">" + word("report.filter") + "</legend>" + radios
               + "<label class=\"search\" hidden><span class=\"unseen\">" + word("report.search")
               + "</span><input type=\"search\" id=\"search\" placeholder=\"" + word("report.search") + "\"></label></fieldset>\n";
    }

    [[nodiscard]] static std::string radio(const std::string& which, const std::string& label, bool checked)
    {
        return "<label><input type=\"radio\" name=\"verdict\" id=\"only-" + which + "\" value=\"" + which + '"'
               + (checked ? " checked" : "") + "><span>" + label + "</span></label>";
    }

    [[nodiscard]] std::string summaryOf(const BatchSummary& summary) const
    {
        std::string tiles;
        for (const auto verdict : verdicts) {
            tiles += "<li class=\"tile " + styleOf(verdict) + "\"><b>" + std::to_string(summary.count(verdict)) + "</b>"
                     + badge(verdict, language_) + "</li>";
        }
        return "<header><h1>" + word("report.heading", {{"files", std::to_string(summary.files())}}) + "</h1>\n<p class=\"about\">"
               + about(summary) + "</p>\n<ul class=\"tiles\">" + tiles + "</ul></header>\n";
    }

    [[nodiscard]] std::string about(const BatchSummary& summary) const
    {
        constexpr std::size_t mostNames = 8;
        std::string names;
        for (std::size_t i = 0; i < std::min(mostNames, summary.anchors.size()); ++i)
            names += (names.empty() ? "" : ", ") + shown(summary.anchors[i]).substr(0, 80);
        if (summary.anchors.size() > mostNames) names += ", …";
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(summary.duration).count();
        auto text = word(
            "report.about",
            {{"date", parisTime(base::rfc3339(summary.at), language_)}, {"seconds", std::to_string(seconds)}, {"policy", summary.policy}});
        text += ' ' + (names.empty() ? word("report.noAnchors") : word("report.anchors", {{"names", names}}));
        return summary.offline ? text + ' ' + word("report.offline") : text;
    }

    base::WholeFile file_;
    text::Language language_;
    int opened_ = 0;
    std::uint64_t placeOfSummary_ = 0;
};

} // namespace

base::Result<std::unique_ptr<ReviewOutput>> htmlReport(const std::filesystem::path& file, base::WholeFile::Existing existing,
                                                       text::Language language)
{
    auto target = base::WholeFile::beside(file, existing);
    if (!target) return tl::unexpected(target.error());
    auto report = std::make_unique<HtmlReport>(std::move(*target), language);
    if (auto begun = report->begin(); !begun) return tl::unexpected(begun.error());
    return report;
}

} // namespace sceau::review
