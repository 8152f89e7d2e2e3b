#include "pki/choice.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

namespace sceau::pki {

namespace {

bool startsWithAny(const std::string& oid, const std::vector<std::string>& prefixes)
{
    return std::any_of(prefixes.begin(), prefixes.end(), [&](const std::string& prefix) { return oid.starts_with(prefix); });
}

bool hasPolicyAmong(const Certificate& certificate, const std::vector<std::string>& prefixes)
{
    const auto& policies = certificate.policies;
    return std::any_of(policies.begin(), policies.end(), [&](const std::string& oid) { return startsWithAny(oid, prefixes); });
}

/// Extended usages that never are a person signing a document: TLS client and server, smart card logon, code, time stamps, OCSP.
bool onlyForMachines(const std::vector<std::string>& usages)
{
    static constexpr std::array<std::string_view, 6> machines{"1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.3",
                                                              "1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.9", "1.3.6.1.4.1.311.20.2.2"};
    return !usages.empty() && std::all_of(usages.begin(), usages.end(), [](const std::string& oid) {
        return std::find(machines.begin(), machines.end(), oid) != machines.end();
    });
}

bool isIssuedByOneOf(const Certificate& certificate, const std::vector<std::string>& issuers)
{
    return issuers.empty() || std::find(issuers.begin(), issuers.end(), certificate.issuerCommonName) != issuers.end();
}

std::optional<Unfit> whyUnfit(const Candidate& candidate, base::Instant now, const SigningPolicy& policy)
{
    const auto& certificate = *candidate.certificate;
    if (candidate.hasKey == HasKey::no) return Unfit::noKey;
    if (!certificate.usage.nonRepudiation || certificate.isAuthority) return Unfit::usage;
    if (hasPolicyAmong(certificate, policy.refusedPolicies)) return Unfit::policy;
    if (onlyForMachines(certificate.extendedUsages)) return Unfit::extendedUsage;
    if (now < certificate.notBefore) return Unfit::notYetValid;
    if (now > certificate.notAfter) return Unfit::expired;
    if (!isIssuedByOneOf(certificate, policy.issuers)) return Unfit::issuer;
    if (!certificate.pseudonym.empty()) return Unfit::pseudonym;
    if (certificate.keyType == KeyType::other) return Unfit::keyType;
    return std::nullopt;
}

using Preference = std::tuple<bool, bool, base::Instant>;

Preference preferenceOf(const Certificate& certificate, const SigningPolicy& policy)
{
    return {certificate.role() == Role::signature, hasPolicyAmong(certificate, policy.qualifiedPolicies), certificate.notAfter};
}

bool isForTlsClients(const Candidate& candidate)
{
    static constexpr std::array<std::string_view, 2> clients{"1.3.6.1.5.5.7.3.2", "2.5.29.37.0"}; // clientAuth, anyExtendedKeyUsage
    const auto& certificate = *candidate.certificate;
    const auto& usages = certificate.extendedUsages;
    const bool fit = usages.empty() || std::find_first_of(usages.begin(), usages.end(), clients.begin(), clients.end()) != usages.end();
    const bool hasKey = candidate.hasKey != HasKey::no && certificate.keyType != KeyType::other;
    return fit && hasKey && certificate.usage.digitalSignature && !certificate.isAuthority;
}

Preference loginPreferenceOf(const Certificate& certificate, base::Instant now)
{
    const bool valid = certificate.notBefore <= now && now <= certificate.notAfter;
    return {valid, certificate.role() == Role::authentication, certificate.notAfter};
}

} // namespace

Choice chooseSigningCertificate(std::span<const Candidate> candidates, base::Instant now, const SigningPolicy& policy)
{
    Choice choice;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (const auto reason = whyUnfit(candidates[i], now, policy)) {
            choice.unfit.emplace_back(i, *reason);
        } else {
            choice.fit.push_back(i);
        }
    }
    const auto preference = [&](std::size_t i) { return preferenceOf(*candidates[i].certificate, policy); };
    std::stable_sort(choice.fit.begin(), choice.fit.end(), [&](auto a, auto b) { return preference(a) > preference(b); });
    if (choice.fit.empty()) return choice;

    const bool tie = choice.fit.size() > 1 && preference(choice.fit[0]) == preference(choice.fit[1]);
    if (!tie) choice.chosen = choice.fit.front();
    return choice;
}

std::optional<std::size_t> chooseLoginCertificate(std::span<const Candidate> candidates, base::Instant now)
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (!isForTlsClients(candidates[i])) continue;
        const auto preference = [&](std::size_t index) { return loginPreferenceOf(*candidates[index].certificate, now); };
        if (!best || preference(i) > preference(*best)) best = i;
    }
    return best;
}

} // namespace sceau::pki
