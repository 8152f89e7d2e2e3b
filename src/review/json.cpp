#include "pki/holder.hpp"
#include "review/file_review.hpp"

#include <nlohmann/json.hpp>

namespace sceau::review {

namespace {

using Json = nlohmann::ordered_json;

Json orNull(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

Json orNull(const std::optional<std::string>& text)
{
    return text ? Json(*text) : Json(nullptr);
}

Json messagesOf(const std::vector<pades::ReportMessage>& messages, text::Language language)
{
    auto list = Json::array();
    for (const auto& message : messages) {
        list.push_back({{"code", base::name(message.code)}, {"text", text::describe(message.code, language, message.facts).cause}});
    }
    return list;
}

Json signerOf(const std::optional<pki::Certificate>& signer)
{
    if (!signer) return nullptr;
    const auto holder = pki::holderOf(*signer);
    return {{"common_name", signer->commonName}, {"siren", orNull(holder.siren.value)},
            {"cnbf", orNull(holder.cnbfHint)},   {"issuer", signer->issuer},
            {"serial", signer->serial},          {"not_after", base::rfc3339(signer->notAfter)}};
}

Json signatureOf(const pades::SignatureReport& signature, text::Language language)
{
    return {{"field", signature.field},
            {"kind", signature.documentTimestamp ? "document-timestamp" : "signature"},
            {"indication", pades::name(signature.indication)},
            {"sub_indication", orNull(signature.subIndication)},
            {"level", orNull(signature.level)},
            {"sub_filter", signature.subFilter},
            {"integrity", signature.intact ? "intact" : "broken"},
            {"coverage", pades::name(signature.coverage)},
            {"changes_after", pades::name(signature.changes)},
            {"certification", signature.certification},
            {"signer", signerOf(signature.signer)},
            {"claimed_time", orNull(signature.claimedTime)},
            {"proven_time", orNull(signature.provenTime)},
            {"digest", orNull(signature.digest)},
            {"algorithm", orNull(signature.algorithm)},
            {"messages", messagesOf(signature.messages, language)}};
}

} // namespace

std::string toJson(const FileReview& review, text::Language language)
{
    const auto& report = review.report;
    auto signatures = Json::array();
    for (const auto& signature : report.signatures)
        signatures.push_back(signatureOf(signature, language));
    auto messages = messagesOf(report.messages, language);
    for (const auto& finding : review.findings) {
        const auto said = text::message(finding.code, language, finding.facts);
        messages.push_back({{"code", finding.code}, {"text", said.cause.empty() ? said.title : said.cause}});
    }
    const Json line{{"file", report.file.string()},        {"status", pades::name(report.status)}, {"verdict", name(review.verdict)},
                    {"signatures", std::move(signatures)}, {"messages", std::move(messages)},      {"elapsed_ms", report.elapsedMs}};
    return line.dump(-1, ' ', false, Json::error_handler_t::replace); // a file's name may be no UTF-8
}

std::string toJson(const pades::FileReport& report, text::Language language)
{
    return toJson(reviewOf({report, {}}), language);
}

} // namespace sceau::review
