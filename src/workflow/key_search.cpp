#include "workflow/key_search.hpp"

#include <algorithm>

namespace sceau::workflow {
namespace {

using base::Code;
using base::Error;

const token::DriverProblem* problemWith(const std::filesystem::path& module, const token::Findings& findings)
{
    const auto& problems = findings.problems;
    const auto found = std::find_if(problems.begin(), problems.end(), [&](const auto& p) { return p.module == module; });
    return found == problems.end() ? nullptr : &*found;
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

} // namespace sceau::workflow
