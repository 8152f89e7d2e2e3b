#include "cli/key_choice.hpp"

#include "pki/choice.hpp"
#include "support/settings.hpp"
#include "token/watch.hpp"
#include "workflow/key_search.hpp"

#include <algorithm>

namespace sceau::cli {
namespace {

using base::Code;
using base::Error;

void list(const std::vector<token::Token>& tokens, Console& console)
{
    console.say("cli.said.severalKeys");
    for (const auto& token : tokens)
        console.write("  " + token.label + "  --token '" + token.uri + "'");
}

Code codeOf(pki::Unfit reason)
{
    switch (reason) {
    case pki::Unfit::noKey:
        return Code::certificateWithoutKey;
    case pki::Unfit::expired:
        return Code::certificateExpired;
    case pki::Unfit::notYetValid:
        return Code::certificateNotYetValid;
    default:
        return Code::noSigningCertificate;
    }
}

/// Of several reasons, the one about the certificate that was made to sign.
Code whyNone(const pki::Choice& choice)
{
    for (const auto& [index, reason] : choice.unfit) {
        if (codeOf(reason) != Code::noSigningCertificate) return codeOf(reason);
    }
    return Code::noSigningCertificate;
}

} // namespace

token::Where KeyOptions::where() const
{
    if (!module.empty()) return {module, token};
    return {support::settings().module, token};
}

void keyOptions(CLI::App& app, KeyOptions& options, const Console& console)
{
    option(app, "--module", options.module, console);
    option(app, "--token", options.token, console);
}

void pinOptions(CLI::App& app, KeyOptions& options, const Console& console)
{
    keyOptions(app, options, console);
    option(app, "--pin-file", options.pinFile, console);
    flag(app, "--last-try", options.lastTry, console);
}

namespace {

base::Result<std::vector<token::Token>> keysOf(base::Result<token::Findings> found, const token::Where& where)
{
    if (!found) return tl::unexpected(found.error());
    if (!found->tokens.empty()) return std::move(found->tokens);
    const bool answered = !found->modules.empty() && (where.module.empty() || found->problems.empty());
    if (answered && !where.uri.empty()) return base::fail(Code::keyNotFound, "cli.keys");
    if (answered && !where.module.empty()) return base::fail(Code::noKey, "cli.keys");
    return tl::unexpected(workflow::whyNoKey(token::readersNow(), *found, where).error.value_or(Error{Code::noKey}));
}

} // namespace

base::Result<std::vector<token::Token>> allKeys(token::Keys& keys, const token::Where& where)
{
    return keysOf(token::find(keys, where), where);
}

base::Result<token::Token> oneKey(token::Keys& keys, const token::Where& where, Console& console)
{
    return oneKey(token::find(keys, where), where, console);
}

base::Result<token::Token> oneKey(base::Result<token::Findings> found, const token::Where& where, Console& console)
{
    auto tokens = keysOf(std::move(found), where);
    if (!tokens) return tl::unexpected(tokens.error());
    if (tokens->size() == 1) return std::move(tokens->front());
    list(*tokens, console);
    return base::fail(Code::severalKeys, "cli.keys");
}

base::Result<token::Token> wholeKey(token::Keys& keys, const token::Token& token, const token::Where& where)
{
    const bool namesObject = where.uri.find("object=") != std::string::npos || where.uri.find("id=") != std::string::npos;
    if (!namesObject) return token;
    auto found = token::find(keys, {token.module, token.uri});
    if (!found) return tl::unexpected(found.error());
    if (found->tokens.size() != 1) return base::fail(Code::keyRemoved, "cli.keys");
    return std::move(found->tokens.front());
}

base::Result<token::KeyCertificate> signingCertificate(const token::Token& token, base::Instant now, Console& console)
{
    std::vector<const token::KeyCertificate*> own; // not those of authorities, which keys carry too
    for (const auto& item : token.certificates) {
        if (!item.certificate.isAuthority) own.push_back(&item);
    }
    if (own.empty()) return base::fail(Code::noCertificate, "cli.certificate");
    std::vector<pki::Candidate> candidates;
    for (const auto* item : own)
        candidates.push_back({&item->certificate, item->hasKey});
    const auto choice = pki::chooseSigningCertificate(candidates, now);
    if (choice.chosen) return *own[*choice.chosen];
    if (choice.fit.empty()) return base::fail(whyNone(choice), "cli.certificate");
    console.say("cli.said.severalCertificates");
    for (const auto index : choice.fit)
        console.write("  " + own[index]->label + "  --token '" + own[index]->uri + "'");
    return base::fail(Code::severalSigningCertificates, "cli.certificate");
}

} // namespace sceau::cli
