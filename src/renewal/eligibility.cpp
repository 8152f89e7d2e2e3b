#include "renewal/eligibility.hpp"

#include <algorithm>
#include <array>

namespace sceau::renewal {
namespace {

using base::Facts;
using base::Instant;

RuleVerdict verdict(Rule rule, Outcome outcome, std::string code, Facts facts = {})
{
    return {rule, outcome, std::move(code), std::move(facts)};
}

/// A moment for people, in Paris, and for programs, in UTC.
Facts moment(Instant time)
{
    return {{"date", formatInstant(time)}, {"at", base::rfc3339(time)}};
}

/// A day for people, in Paris, and its first moment for programs, in UTC.
Facts day(Instant midnight)
{
    return {{"date", formatDate(parisDate(midnight))}, {"at", base::rfc3339(midnight)}};
}

std::string_view reason(pki::Unfit unfit)
{
    switch (unfit) {
    case pki::Unfit::noKey:
        return "R7.noKey";
    case pki::Unfit::policy:
        return "R7.policy";
    case pki::Unfit::issuer:
        return "R7.issuer";
    case pki::Unfit::pseudonym:
        return "R7.pseudonym";
    case pki::Unfit::keyType:
        return "R7.keyType";
    case pki::Unfit::usage:
    case pki::Unfit::extendedUsage:
    case pki::Unfit::notYetValid:
    case pki::Unfit::expired:
        break;
    }
    return "R7.usage";
}

/// Whether the certificate may sign, its validity apart: that is R1's.
std::optional<pki::Unfit> unfitness(const Circumstances& circumstances, const pki::SigningPolicy& policy)
{
    const std::array candidates{pki::Candidate{circumstances.certificate, circumstances.hasKey}};
    const auto choice = pki::chooseSigningCertificate(candidates, circumstances.certificate->notBefore, policy);
    if (choice.unfit.empty()) return {};
    return choice.unfit.front().second;
}

RuleVerdict testCertificate(const std::optional<PortalKind>& portal)
{
    if (!portal) return verdict(Rule::r7, Outcome::warn, "R7.testWithoutPortal");
    if (*portal == PortalKind::production) return verdict(Rule::r7, Outcome::fail, "R7.test");
    return verdict(Rule::r7, Outcome::pass, "R7.pass");
}

RuleVerdict kindOfCertificate(const Circumstances& circumstances, const Limits& limits)
{
    const auto& certificate = *circumstances.certificate;
    if (const auto unfit = unfitness(circumstances, limits.signing)) {
        return verdict(Rule::r7, Outcome::fail, std::string(reason(*unfit)), {{"issuer", certificate.issuerCommonName}});
    }
    if (pki::holderOf(certificate).test) return testCertificate(circumstances.portal);
    return verdict(Rule::r7, Outcome::pass, "R7.pass");
}

RuleVerdict validity(const Circumstances& circumstances)
{
    const auto& certificate = *circumstances.certificate;
    if (circumstances.now > certificate.notAfter) return verdict(Rule::r1, Outcome::fail, "R1.expired", moment(certificate.notAfter));
    if (circumstances.now < certificate.notBefore) return verdict(Rule::r1, Outcome::fail, "R1.notYetValid", moment(certificate.notBefore));
    return verdict(Rule::r1, Outcome::pass, "R1.pass", moment(certificate.notAfter));
}

RuleVerdict revocation(RevocationStatus status)
{
    switch (status) {
    case RevocationStatus::good:
        return verdict(Rule::r6, Outcome::pass, "R6.pass");
    case RevocationStatus::revoked:
        return verdict(Rule::r6, Outcome::fail, "R6.revoked");
    case RevocationStatus::unknown:
        return verdict(Rule::r6, Outcome::warn, "R6.unknown");
    case RevocationStatus::notChecked:
        break;
    }
    return verdict(Rule::r6, Outcome::warn, "R6.notChecked");
}

RuleVerdict earlierRenewals(const std::optional<int>& count)
{
    if (!count) return verdict(Rule::r4, Outcome::unknown, "R4.unknown");
    if (*count == 0) return verdict(Rule::r4, Outcome::pass, "R4.pass");
    return verdict(Rule::r4, Outcome::fail, "R4.renewed", {{"count", std::to_string(*count)}});
}

/// R5 in one verdict; the certificate's own contradiction first, since nothing can be compared with it.
RuleVerdict identity(const Circumstances& circumstances)
{
    if (!circumstances.entry) return verdict(Rule::r5, Outcome::unknown, "R5.noDirectory");
    const auto comparison = compareIdentity(pki::holderOf(*circumstances.certificate), *circumstances.entry);
    if (comparison.sirenInconsistent) return verdict(Rule::r5, Outcome::fail, "R5.sirenInconsistent");
    const bool names = comparison.names == Match::different, siren = comparison.siren == Match::different;
    if (names && siren) return verdict(Rule::r5, Outcome::fail, "R5.nameAndSiren");
    if (siren) return verdict(Rule::r5, Outcome::fail, "R5.siren");
    if (names) return verdict(Rule::r5, Outcome::fail, comparison.detail);
    if (comparison.names == Match::partial) return verdict(Rule::r5, Outcome::unknown, comparison.detail);
    if (comparison.siren == Match::partial) return verdict(Rule::r5, Outcome::unknown, "R5.noSiren");
    return verdict(Rule::r5, Outcome::pass, comparison.names == Match::equivalent ? "R5.equivalent" : "R5.pass");
}

RuleVerdict opening(Rule rule, Instant now, Instant opens)
{
    const bool open = now >= opens;
    return verdict(rule, open ? Outcome::pass : Outcome::fail, name(rule) + (open ? ".pass" : ".early"), day(opens));
}

RuleVerdict timeLeft(const Circumstances& circumstances, const Limits& limits)
{
    const auto notAfter = circumstances.certificate->notAfter;
    const int left = daysLeft(circumstances.now, notAfter);
    auto facts = moment(notAfter);
    facts["days"] = std::to_string(left);
    facts["advice"] = std::to_string(limits.adviceDays);
    if (circumstances.now > notAfter) return verdict(Rule::r3, Outcome::warn, "R3.past", std::move(facts));
    if (left >= limits.adviceDays) return verdict(Rule::r3, Outcome::pass, "R3.pass", std::move(facts));
    const int working = workingDaysBetween(parisDate(circumstances.now), lastFullDay(notAfter));
    facts["working_days"] = std::to_string(working);
    return verdict(Rule::r3, Outcome::warn, working < limits.warningWorkingDays ? "R3.urgent" : "R3.advice", std::move(facts));
}

Eligible conclude(const std::vector<RuleVerdict>& rules)
{
    const auto any = [&](Outcome outcome) {
        return std::any_of(rules.begin(), rules.end(), [&](const RuleVerdict& rule) { return rule.outcome == outcome; });
    };
    if (any(Outcome::fail)) return Eligible::no;
    return any(Outcome::unknown) ? Eligible::unknown : Eligible::yes;
}

Eligibility withoutCertificate(std::initializer_list<Rule> rules)
{
    Eligibility eligibility;
    for (const auto rule : rules)
        eligibility.rules.push_back(verdict(rule, Outcome::unknown, "rule.noCertificate"));
    return eligibility;
}

Eligibility concluded(const Circumstances& circumstances, const Window& window, std::vector<RuleVerdict> rules)
{
    Eligibility eligibility;
    eligibility.eligible = conclude(rules);
    eligibility.rules = std::move(rules);
    eligibility.window = window;
    eligibility.daysLeft = daysLeft(circumstances.now, circumstances.certificate->notAfter);
    return eligibility;
}

} // namespace

Eligibility decide(const Circumstances& circumstances, const Limits& limits)
{
    using enum Rule;
    if (circumstances.certificate == nullptr) return withoutCertificate({r7, r1, r6, r4, r5, r2a, r2b, r3});
    const auto window = windowFor(circumstances.certificate->notAfter, limits.window);
    return concluded(circumstances, window,
                     {kindOfCertificate(circumstances, limits), validity(circumstances), revocation(circumstances.revocation),
                      earlierRenewals(circumstances.earlierRenewals), identity(circumstances),
                      opening(r2a, circumstances.now, window.opensPortal), opening(r2b, circumstances.now, window.opensSoftware),
                      timeLeft(circumstances, limits)});
}

Eligibility decideWithoutLogin(const Circumstances& circumstances, const Limits& limits)
{
    using enum Rule;
    if (circumstances.certificate == nullptr) return withoutCertificate({r7, r1, r2a, r2b});
    const auto window = windowFor(circumstances.certificate->notAfter, limits.window);
    return concluded(circumstances, window,
                     {kindOfCertificate(circumstances, limits), validity(circumstances),
                      opening(r2a, circumstances.now, window.opensPortal), opening(r2b, circumstances.now, window.opensSoftware)});
}

std::string name(Rule rule)
{
    static constexpr std::array names{"R1", "R2a", "R2b", "R3", "R4", "R5", "R6", "R7", "R8", "R9"};
    return names.at(static_cast<std::size_t>(rule));
}

std::string name(Outcome outcome)
{
    static constexpr std::array names{"pass", "fail", "warn", "unknown"};
    return names.at(static_cast<std::size_t>(outcome));
}

std::string name(Eligible eligible)
{
    static constexpr std::array names{"yes", "no", "unknown"};
    return names.at(static_cast<std::size_t>(eligible));
}

} // namespace sceau::renewal
