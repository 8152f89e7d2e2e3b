#include "review/csv.hpp"

#include "pki/holder.hpp"
#include "review/said.hpp"
#include "review/shown.hpp"

namespace sceau::review {
namespace {

using Row = std::vector<std::string>;

const Row& columns()
{
    static const Row names{"file",           "verdict", "status",    "field",    "kind",          "indication",
                           "sub_indication", "level",   "integrity", "coverage", "changes_after", "signer",
                           "siren",          "cnbf",    "issuer",    "serial",   "not_after",     "claimed_time",
                           "proven_time",    "digest",  "algorithm", "codes",    "messages",      "elapsed_ms"};
    return names;
}

std::string lineOf(const Row& row)
{
    std::string line;
    for (const auto& cell : row)
        line += (line.empty() ? "" : ",") + csvCell(cell);
    return line + "\r\n";
}

class CsvReport : public ReviewOutput {
public:
    CsvReport(base::WholeFile file, text::Language language) : file_(std::move(file)), language_(language) {}

    base::Status begin() { return write(columns()); }

    base::Status add(const FileReview& review) override
    {
        if (review.report.signatures.empty()) return write(rowOf(review, nullptr));
        for (const auto& signature : review.report.signatures) {
            if (auto written = write(rowOf(review, &signature)); !written) return written;
        }
        return {};
    }

    base::Status finish(const BatchSummary& /*summary*/) override { return file_.commit(); }

private:
    base::Status write(const Row& row)
    {
        const auto line = lineOf(row);
        return file_.write(base::bytesOf(line));
    }

    [[nodiscard]] Row rowOf(const FileReview& review, const pades::SignatureReport* signature) const
    {
        const auto& report = review.report;
        auto all = signature ? saidOf(*signature, language_) : std::vector<Said>();
        for (auto& said : saidOf(review, language_))
            all.push_back(std::move(said));
        Row row{report.file.string(), name(review.verdict), pades::name(report.status)};
        for (auto& cell : signature ? cellsOf(*signature) : Row(columns().size() - 6))
            row.push_back(std::move(cell));
        std::string codes, sentences;
        for (const auto& said : all) {
            codes += (codes.empty() ? "" : " ") + said.code;
            sentences += (sentences.empty() ? "" : " | ") + said.message.title;
        }
        row.insert(row.end(), {codes, sentences, std::to_string(report.elapsedMs)});
        return row;
    }

    [[nodiscard]] static Row cellsOf(const pades::SignatureReport& signature)
    {
        const auto certificate = signature.signer.value_or(pki::Certificate{});
        const auto holder = pki::holderOf(certificate);
        return {signature.field,
                signature.documentTimestamp ? "document-timestamp" : "signature",
                pades::name(signature.indication),
                signature.subIndication,
                signature.level,
                signature.intact ? "intact" : "broken",
                pades::name(signature.coverage),
                pades::name(signature.changes),
                certificate.commonName,
                holder.siren.value,
                holder.cnbfHint.value_or(""),
                certificate.issuer,
                certificate.serial,
                signature.signer ? base::rfc3339(certificate.notAfter) : "",
                signature.claimedTime,
                signature.provenTime,
                signature.digest,
                signature.algorithm};
    }

    base::WholeFile file_;
    text::Language language_;
};

} // namespace

std::string csvCell(std::string_view text)
{
    auto cell = shown(text);
    const auto first = cell.find_first_not_of(' ');
    if (first != std::string::npos && std::string_view("=+-@").find(cell[first]) != std::string_view::npos) cell.insert(0, 1, '\'');
    if (cell.find_first_of("\",") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

base::Result<std::unique_ptr<ReviewOutput>> csvReport(const std::filesystem::path& file, base::WholeFile::Existing existing,
                                                      text::Language language)
{
    auto target = base::WholeFile::beside(file, existing);
    if (!target) return tl::unexpected(target.error());
    auto report = std::make_unique<CsvReport>(std::move(*target), language);
    if (auto begun = report->begin(); !begun) return tl::unexpected(begun.error());
    return report;
}

} // namespace sceau::review
