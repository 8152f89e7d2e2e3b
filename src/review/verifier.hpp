#pragma once

#include "base/child.hpp"
#include "review/closer_look.hpp"

#include <functional>
#include <optional>

/// The process that verifies files for another one: a file that exhausts, hangs or crashes it costs that file's verdict alone.
namespace sceau::review {

/// What one file may cost.
struct FileLimits {
    std::size_t memory = std::size_t{512} << 20U; ///< of the whole process, in bytes (RLIMIT_AS)
    std::chrono::milliseconds time{30'000};
    std::uint64_t bytesPerSecond = 4'000'000; ///< and a second more for each so many bytes of the file
};

[[nodiscard]] std::chrono::milliseconds timeFor(std::uint64_t size, const FileLimits& limits);

/// How the process says that its memory was exhausted.
constexpr int memoryExhausted = 3;

/// What may come in one message, either way.
constexpr std::size_t messageLimit = std::size_t{16} << 20U;

using Judge = std::function<VerifiedFile(const std::filesystem::path&)>;

/// Reads names of files from standard input, a socket, and answers each with its VerifiedFile, until the other side ends. Without core
/// dumps and deaf to Ctrl-C, which the other side hears. Ends itself when a file takes far too long, in case nobody is left to do it.
void serveVerifier(const Judge& judge, const FileLimits& limits);

/// Starts such a process, or another one.
using StartProcess = std::function<base::Result<base::Child>()>;

/// How the program sceau-verify asks authorities, where copies use the source of their original.
struct Online {
    std::filesystem::path cacheFolder; ///< that processes share
    std::optional<std::string> proxy;  ///< as net::CurlSettings
    bool localAuthorities = false;     ///< likewise
};

/// What is verified, and how.
struct Verification {
    pades::VerifyOptions options;
    std::optional<Online> online{}; ///< where `options` have a source
    LookFor wanted{};
    FileLimits limits{};
};

/// A copy of this process while that has one thread (nothing has to be loaded anew), else the program sceau-verify. `verification` must
/// outlive what is returned.
[[nodiscard]] StartProcess verifierFor(const Verification& verification);
/// A copy of this process that judges in another way (tests).
[[nodiscard]] StartProcess copyWith(Judge judge, const FileLimits& limits);

/// For the program: what is verified, without the password and the source.
[[nodiscard]] base::Bytes encode(const Verification& verification);
[[nodiscard]] std::optional<Verification> decodeVerification(base::BytesView bytes);

[[nodiscard]] VerifiedFile verified(const std::filesystem::path& file, const Verification& verification);

} // namespace sceau::review
