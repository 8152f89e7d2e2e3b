#include "renewal/eligibility_json.hpp"

#include <nlohmann/json.hpp>

namespace sceau::renewal {
namespace {

using Json = nlohmann::ordered_json;

Json ruleJson(const RuleVerdict& verdict, text::Language language)
{
    const auto message = text::message(verdict.code, language, verdict.facts);
    return {{"rule", name(verdict.rule)}, {"outcome", name(verdict.outcome)},
            {"code", verdict.code},       {"facts", Json(verdict.facts)},
            {"text", message.title},      {"remedy", message.next}};
}

Json instantJson(base::Instant time)
{
    return time == base::Instant{} ? Json() : Json(base::rfc3339(time));
}

} // namespace

std::string toJson(const Eligibility& eligibility, text::Language language)
{
    const bool judged = eligibility.window.closes != base::Instant{};
    Json rules = Json::array();
    for (const auto& verdict : eligibility.rules)
        rules.push_back(ruleJson(verdict, language));
    const Json line{{"eligible", name(eligibility.eligible)},
                    {"opens_at", instantJson(eligibility.window.opens)},
                    {"closes_at", instantJson(eligibility.window.closes)},
                    {"days_left", judged ? Json(eligibility.daysLeft) : Json()},
                    {"rules", std::move(rules)}};
    return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace sceau::renewal
