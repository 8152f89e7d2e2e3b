#include "workflow/key_search.hpp"

#include <algorithm>

namespace sceau::workflow
{
namespace
{

using base::Code;
using base::Error;

const token::DriverProblem* problemWith(const std::filesystem::path& module, const token::Findings& findings)
{
    const auto& problems = findings.problems;
    const auto found = std::find_if(problems.begin(), problems.end(), [&](const auto& p) { return p.module == module; });
    return found == problems.end() ? nullptr : &*found;
}

/// The certificate that fails on its dates alone and ends last.
std::optional<std::size_t> bestOutOfDate(const pki::Choice& choice, const token::Token& token)
{
    std::optional<std::size_t> best;
    for (const auto& [index, why] : choice.unfit) {
        if (why != pki::Unfit::expired && why != pki::Unfit::notYetValid) continue;
        const auto ends = token.certificates[index].certificate.notAfter;
        if (!best || ends > token.certificates[*best].certificate.notAfter) best = index;
    }
    return best;
}

bool allWithoutKey(const pki::Choice& choice)
{
    return std::all_of(choice.unfit.begin(), choice.unfit.end(), [](const auto& u) { return u.second == pki::Unfit::noKey; });
}

} // namespace

KeyAbsence whyNoKey(const std::optional<token::Readers>& readers, const token::Findings& findings, const token::Where& where)
{
    if (!where.module.empty())
        if (const auto* problem = problemWith(where.module, findings)) return {KeyState::noDriver, problem->error};
    if (!readers) return {KeyState::searching, {}};
    if (!readers->serviceRunning) return {KeyState::serviceStopped, Error{Code::serviceStopped}};
    if (readers->readers.empty()) return {KeyState::noReader, Error{Code::noReader}};

    const auto& all = readers->readers;
    const auto occupied = [](const token::Reader& r) { return r.occupied; };
    const auto answers = [](const token::Reader& r) { return r.occupied && !r.mute; };
    if (std::any_of(all.begin(), all.end(), answers)) return {KeyState::noDriver, Error{Code::noDriver}};
    if (std::any_of(all.begin(), all.end(), occupied)) return {KeyState::noKey, Error{Code::keySilent}};
    return {KeyState::noKey, Error{Code::noKey}};
}

KeyIdentity identityOf(const token::Token& token, std::size_t certificate)
{
    return {token.serial, token.certificates.at(certificate).certificate.fingerprint};
}

const token::Token* findAgain(const std::vector<token::Token>& tokens, const KeyIdentity& known)
{
    const auto isKnown = [&](const token::Token& token) {
        return token.serial == known.serial && std::any_of(token.certificates.begin(), token.certificates.end(), [&](const auto& held) {
                   return held.certificate.fingerprint == known.certificate;
               });
    };
    const auto found = std::find_if(tokens.begin(), tokens.end(), isKnown);
    return found == tokens.end() ? nullptr : &*found;
}

base::Result<std::size_t> signingCertificateOf(const token::Token& token, base::Instant now, const pki::SigningPolicy& policy)
{
    if (token.certificates.empty()) return base::fail(Code::noCertificate, "signingCertificateOf");

    std::vector<pki::Candidate> candidates;
    for (const auto& held : token.certificates)
        candidates.push_back({&held.certificate, held.hasKey});
    const auto choice = pki::chooseSigningCertificate(candidates, now, policy);

    if (choice.chosen) return *choice.chosen;
    if (choice.fit.size() > 1) return base::fail(Code::severalSigningCertificates, "signingCertificateOf");
    if (const auto outOfDate = bestOutOfDate(choice, token)) return *outOfDate;
    return base::fail(allWithoutKey(choice) ? Code::certificateWithoutKey : Code::noSigningCertificate, "signingCertificateOf");
}

} // namespace sceau::workflow
