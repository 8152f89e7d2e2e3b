#include "pki/chain.hpp"

#include "pki/openssl.hpp"

#include <algorithm>
#include <deque>
#include <openssl/err.h>

namespace sceau::pki {

namespace {

using StorePointer = Owned<X509_STORE, X509_STORE_free>;
using StoreContextPointer = Owned<X509_STORE_CTX, X509_STORE_CTX_free>;

constexpr int deepest = 8;
constexpr int atLeast112Bits = 2; ///< OpenSSL's security level: refuses RSA below 2048 bits, SHA-1 and MD5
constexpr std::size_t largestPool = 256;
constexpr std::size_t mostPaths = 16;
constexpr std::size_t mostSteps = 256; ///< of the search: certificates that sign each other make more paths than anybody can wait for

/// An anchor is an authority; an old root without extensions (version 1) counts, a signer's own certificate never.
bool mayBeAnchor(const Certificate& certificate)
{
    return certificate.isAuthority || (certificate.selfIssued() && X509_get_version(toX509(certificate).get()) == X509_VERSION_1);
}

StorePointer storeOf(std::span<const Certificate> anchors)
{
    StorePointer store(X509_STORE_new());
    for (const auto& anchor : anchors) {
        if (store && mayBeAnchor(anchor)) X509_STORE_add_cert(store.get(), toX509(anchor).get());
    }
    return store;
}

X509StackPointer stackOf(std::span<const Certificate> pool)
{
    X509StackPointer stack(sk_X509_new_null());
    for (const auto& certificate : pool.first(std::min(pool.size(), largestPool))) {
        auto x509 = toX509(certificate);
        if (stack && x509 && sk_X509_push(stack.get(), x509.get()) > 0) (void)x509.release();
    }
    return stack;
}

bool expiresAt(const X509_STORE_CTX* context, time_t time)
{
    return ASN1_TIME_cmp_time_t(X509_get0_notAfter(X509_STORE_CTX_get_current_cert(context)), time) == 0;
}

bool isAnchor(const X509_STORE_CTX* context)
{
    return X509_STORE_CTX_get_error_depth(context) == sk_X509_num(X509_STORE_CTX_get0_chain(context)) - 1;
}

/// RFC 5280 § 4.1.2.5 counts the last second as valid, OpenSSL does not.
int acceptByRules(int accepted, X509_STORE_CTX* context)
{
    if (accepted == 1 || X509_STORE_CTX_get_error(context) != X509_V_ERR_CERT_HAS_EXPIRED) return accepted;
    const auto* rules = static_cast<const PathRules*>(X509_STORE_CTX_get_app_data(context));
    if (!rules->anchorExpires && isAnchor(context)) return 1;
    return expiresAt(context, X509_VERIFY_PARAM_get_time(X509_STORE_CTX_get0_param(context))) ? 1 : 0;
}

/// Trusted lists name issuing authorities, not roots: a path may end at any authority that was given as an anchor.
void limit(X509_STORE_CTX* context, base::Instant time, const PathRules& rules)
{
    auto* parameters = X509_STORE_CTX_get0_param(context);
    X509_VERIFY_PARAM_set_time(parameters, static_cast<time_t>(time.time_since_epoch().count()));
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_TRUSTED_FIRST);
    X509_VERIFY_PARAM_set_depth(parameters, deepest);
    X509_VERIFY_PARAM_set_auth_level(parameters, rules.refusesWeakKeys ? atLeast112Bits : 0);
    X509_STORE_CTX_set_app_data(context, const_cast<PathRules*>(&rules));
    X509_STORE_CTX_set_verify_cb(context, acceptByRules);
}

base::Code codeOf(int reason, int depth)
{
    switch (reason) {
    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
    case X509_V_ERR_CA_MD_TOO_WEAK:
        return base::Code::algorithmWeak;
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return depth == 0 ? base::Code::signerExpired : base::Code::chainNotFound;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return depth == 0 ? base::Code::signerNotYetValid : base::Code::chainNotFound;
    default:
        return base::Code::chainNotFound;
    }
}

base::Error whyRefused(const X509_STORE_CTX* context)
{
    const int reason = X509_STORE_CTX_get_error(context);
    const int depth = X509_STORE_CTX_get_error_depth(context);
    auto error = opensslError(codeOf(reason, depth), "buildChain");
    error.facts.insert_or_assign("reason", X509_verify_cert_error_string(reason));
    error.facts.insert_or_assign("depth", std::to_string(depth));
    return error;
}

/// OpenSSL accepts issuers without basicConstraints for the sake of old programs; RFC 5280 § 6.1.4 (k) and (n) do not.
/// The anchor itself is trusted by being given.
bool issuersMayIssue(const std::vector<Certificate>& path)
{
    for (std::size_t i = 1; i + 1 < path.size(); ++i) {
        if (!path[i].isAuthority || (path[i].usage.present && !path[i].usage.keyCertSign)) return false;
    }
    return true;
}

base::Result<Chain> chainOf(const STACK_OF(X509) * found)
{
    Chain chain;
    for (int i = 0; i < sk_X509_num(found); ++i) {
        auto certificate = parseCertificate(toDer<i2d_X509>(sk_X509_value(found, i)));
        if (!certificate) return tl::unexpected(certificate.error());
        chain.certificates.push_back(std::move(*certificate));
    }
    if (!issuersMayIssue(chain.certificates)) return base::fail(base::Code::chainNotFound, "basicConstraints");
    return chain;
}

base::Result<Chain> verify(const Certificate& leaf, std::span<const Certificate> pool, std::span<const Certificate> anchors,
                           base::Instant time, const PathRules& rules)
{
    if (anchors.empty()) return base::fail(base::Code::chainNotFound, "no anchor");
    const auto x509 = toX509(leaf);
    const auto store = storeOf(anchors);
    const auto untrusted = stackOf(pool);
    const StoreContextPointer context(X509_STORE_CTX_new());
    if (!x509 || !store || !untrusted || !context || X509_STORE_CTX_init(context.get(), store.get(), x509.get(), untrusted.get()) != 1) {
        return tl::unexpected(opensslError(base::Code::internal, "X509_STORE_CTX_init"));
    }
    limit(context.get(), time, rules);
    if (X509_verify_cert(context.get()) != 1) return tl::unexpected(whyRefused(context.get()));
    return chainOf(X509_STORE_CTX_get0_chain(context.get()));
}

bool contains(std::span<const Certificate> all, const Certificate& one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// `path` and each certificate that may have signed its last one.
void extend(const std::vector<Certificate>& path, std::span<const Certificate> candidates, std::deque<std::vector<Certificate>>& longer)
{
    for (const auto& candidate : candidates) {
        if (contains(path, candidate) || !isSignedBy(path.back(), candidate)) continue;
        longer.push_back(path);
        longer.back().push_back(candidate);
    }
}

} // namespace

base::Result<Chain> buildChain(const Certificate& leaf, std::span<const Certificate> pool, std::span<const Certificate> anchors,
                               base::Instant time)
{
    return verify(leaf, pool, anchors, time, PathRules{});
}

std::vector<Chain> pathsOf(const Certificate& leaf, std::span<const Certificate> pool, std::span<const Certificate> anchors)
{
    std::vector<Certificate> candidates(anchors.begin(), anchors.end());
    for (const auto& certificate : pool.first(std::min(pool.size(), largestPool))) {
        if (!contains(candidates, certificate)) candidates.push_back(certificate);
    }
    std::vector<Chain> found;
    std::deque<std::vector<Certificate>> open{{leaf}};
    for (std::size_t step = 0; !open.empty() && step < mostSteps && found.size() < mostPaths; ++step) {
        auto path = std::move(open.front());
        open.pop_front();
        const bool complete = contains(anchors, path.back());
        if (!complete && path.size() < deepest) extend(path, candidates, open);
        if (complete) found.push_back({std::move(path)});
    }
    return found;
}

base::Status judgePath(const Chain& path, base::Instant time, const PathRules& rules)
{
    const std::span<const Certificate> all(path.certificates);
    if (all.empty()) return base::fail(base::Code::chainNotFound, "no path");
    const auto judged = verify(all.front(), all.subspan(1), all.last(1), time, rules);
    if (!judged) return tl::unexpected(judged.error());
    return {};
}

bool isSignedBy(const Certificate& certificate, const Certificate& issuer)
{
    const auto x509 = toX509(certificate);
    const auto issuerX509 = toX509(issuer);
    auto* key = issuerX509 ? X509_get0_pubkey(issuerX509.get()) : nullptr;
    if (!x509 || key == nullptr || X509_NAME_cmp(X509_get_issuer_name(x509.get()), X509_get_subject_name(issuerX509.get())) != 0)
        return false;
    const bool verified = X509_verify(x509.get(), key) == 1;
    ERR_clear_error();
    return verified;
}

} // namespace sceau::pki
