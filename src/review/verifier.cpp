#include "review/verifier.hpp"

#include "base/archive.hpp"
#include "base/message.hpp"
#include "base/program.hpp"
#include "pades/report_archive.hpp"

#include <csignal>
#include <new>
#include <sys/resource.h>
#include <unistd.h>

namespace sceau::review {
namespace {

constexpr auto program = "sceau-verify";
constexpr std::chrono::seconds farewell{5}; ///< the other side ends a slow process before that one ends itself

#if defined(__SANITIZE_ADDRESS__) // its shadow is larger than any limit
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

void limit(int resource, rlim_t most)
{
    const rlimit value{most, most};
    ::setrlimit(static_cast<__rlimit_resource>(resource), &value);
}

/// A failed allocation ends the process: nobody between here and there may take it for something else.
[[noreturn]] void giveUp()
{
    ::_exit(memoryExhausted);
}

void confine(const FileLimits& limits)
{
    base::forbidCoreDumps();
    limit(RLIMIT_CORE, 0);
    if (!sanitized) limit(RLIMIT_AS, limits.memory);
    std::set_new_handler(giveUp);
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGPIPE, SIG_IGN);
}

void endIfTooLong(const std::filesystem::path& file, const FileLimits& limits)
{
    std::error_code unknown;
    const auto size = std::filesystem::file_size(file, unknown);
    const auto most = std::chrono::ceil<std::chrono::seconds>(timeFor(unknown ? 0 : size, limits)) + farewell;
    ::alarm(static_cast<unsigned>(most.count()));
}

base::Result<base::Child> programFor(const Verification& verification)
{
    const auto path = base::siblingProgram(program);
    if (!path) return tl::unexpected(path.error());
    auto child = base::Child::start(*path, {}, base::Child::Output::nowhere);
    if (!child) return child;
    base::sendMessage(child->socket(), encode(verification));
    base::sendSecret(child->socket(), verification.options.password);
    return child;
}

/// The password's memory is wiped in a copy (base::Secret): it is sent, as to the program.
base::Result<base::Child> copyFor(const Verification& verification)
{
    auto child = base::Child::copy([&] {
        auto password = base::receiveSecret(STDIN_FILENO);
        if (!password) return;
        const auto& [options, online, wanted, limits] = verification;
        const Verification own{{options.anchors, options.at, std::move(*password), options.source}, online, wanted, limits};
        serveVerifier([&](const std::filesystem::path& file) { return verified(file, own); }, limits);
    });
    if (child) base::sendSecret(child->socket(), verification.options.password);
    return child;
}

} // namespace

std::chrono::milliseconds timeFor(std::uint64_t size, const FileLimits& limits)
{
    return limits.time + std::chrono::seconds(size / limits.bytesPerSecond);
}

void serveVerifier(const Judge& judge, const FileLimits& limits)
{
    confine(limits);
    while (const auto message = base::receiveMessage(STDIN_FILENO, messageLimit)) {
        const std::filesystem::path file(base::textOf(*message));
        endIfTooLong(file, limits);
        base::sendMessage(STDIN_FILENO, encode(judge(file)));
        ::alarm(0);
    }
}

StartProcess copyWith(Judge judge, const FileLimits& limits)
{
    return [judge = std::move(judge), limits] { return base::Child::copy([&] { serveVerifier(judge, limits); }); };
}

StartProcess verifierFor(const Verification& verification)
{
    return [&verification] { return base::Child::mayCopy() ? copyFor(verification) : programFor(verification); };
}

VerifiedFile verified(const std::filesystem::path& file, const Verification& verification)
{
    const auto& options = verification.options;
    return {pades::verify(file, options), lookCloser(file, options.password, verification.wanted)};
}

base::Bytes encode(const Verification& verification)
{
    const auto& [options, online, wanted, limits] = verification;
    base::Packer packer;
    packer(pades::encode(options));
    packer(online.has_value());
    packer(online ? online->cacheFolder : std::filesystem::path());
    packer(online ? online->proxy : std::nullopt);
    packer(online && online->localAuthorities);
    packer(wanted.views);
    packer(wanted.earlier);
    packer(wanted.text);
    packer(std::uint64_t{limits.memory});
    packer(static_cast<std::uint64_t>(limits.time.count()));
    packer(limits.bytesPerSecond);
    return packer.take();
}

std::optional<Verification> decodeVerification(base::BytesView bytes)
{
    base::Unpacker unpacker(bytes);
    base::Bytes options;
    bool isOnline = false;
    Online online;
    LookFor wanted;
    FileLimits limits;
    std::uint64_t memory = 0, milliseconds = 0;
    unpacker(options);
    unpacker(isOnline);
    unpacker(online.cacheFolder);
    unpacker(online.proxy);
    unpacker(online.localAuthorities);
    unpacker(wanted.views);
    unpacker(wanted.earlier);
    unpacker(wanted.text);
    unpacker(memory);
    unpacker(milliseconds);
    unpacker(limits.bytesPerSecond);
    auto decoded = unpacker.done() && limits.bytesPerSecond > 0 ? pades::decodeOptions(options) : std::nullopt;
    if (!decoded) return std::nullopt;
    limits.memory = memory;
    limits.time = std::chrono::milliseconds(milliseconds);
    return Verification{std::move(*decoded), isOnline ? std::optional(online) : std::nullopt, wanted, limits};
}

} // namespace sceau::review
