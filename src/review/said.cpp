#include "review/said.hpp"

#include <algorithm>

namespace sceau::review {
namespace {

std::vector<Said> saidIn(const std::vector<pades::ReportMessage>& messages, text::Language language)
{
    std::vector<Said> all;
    for (const auto& message : messages)
        all.push_back({base::name(message.code), text::describe(message.code, language, message.facts)});
    return all;
}

/// Said of many signatures that are good all the same.
bool isRemark(const Said& said)
{
    return said.code == base::name(base::Code::outsideBaseline) || said.code == base::name(base::Code::keyUsageUnfit);
}

} // namespace

std::vector<Said> saidOf(const pades::SignatureReport& signature, text::Language language)
{
    return saidIn(signature.messages, language);
}

std::vector<Said> saidOf(const FileReview& review, text::Language language)
{
    auto all = saidIn(review.report.messages, language);
    for (const auto& finding : review.findings)
        all.push_back({finding.code, text::message(finding.code, language, finding.facts)});
    return all;
}

std::vector<Said> allSaidOf(const FileReview& review, text::Language language)
{
    std::vector<Said> all;
    for (const auto& signature : review.report.signatures) {
        for (auto& said : saidOf(signature, language))
            all.push_back(std::move(said));
    }
    for (auto& said : saidOf(review, language))
        all.push_back(std::move(said));
    return all;
}

Said mainlySaid(const FileReview& review, text::Language language)
{
    for (const auto& finding : review.findings) {
        if (finding.weight == review.verdict && review.verdict != verdictOf(review.report))
            return {finding.code, text::message(finding.code, language, finding.facts)};
    }
    auto all = allSaidOf(review, language);
    const auto reason = std::find_if_not(all.begin(), all.end(), isRemark);
    if (reason != all.end()) return std::move(*reason);
    if (!all.empty()) return std::move(all.front());
    const auto verdict = text::message("verdict." + name(review.verdict), language);
    return {{}, {verdict.cause, {}, {}}};
}

std::string mainReason(const FileReview& review, text::Language language)
{
    return mainlySaid(review, language).message.title;
}

} // namespace sceau::review
