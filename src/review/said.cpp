#include "review/said.hpp"

namespace sceau::review {
namespace {

std::vector<Said> saidIn(const std::vector<pades::ReportMessage>& messages, text::Language language)
{
    std::vector<Said> all;
    for (const auto& message : messages)
        all.push_back({base::name(message.code), text::describe(message.code, language, message.facts)});
    return all;
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

} // namespace sceau::review
