#include "pades/verify_digests.hpp"

#include <algorithm>
#include <string_view>

namespace sceau::pades {

namespace {

constexpr std::size_t piece = 1024 * 1024;

const EVP_MD* methodNamed(const std::string& name)
{
    static const std::map<std::string, const EVP_MD* (*)(), std::less<>> methods{
        {"MD5", EVP_md5},           {"SHA-1", EVP_sha1},        {"SHA-224", EVP_sha224},
        {"SHA-256", EVP_sha256},    {"SHA-384", EVP_sha384},    {"SHA-512", EVP_sha512},
        {"SHA3-256", EVP_sha3_256}, {"SHA3-384", EVP_sha3_384}, {"SHA3-512", EVP_sha3_512},
    };
    const auto found = methods.find(name);
    return found == methods.end() ? nullptr : found->second();
}

base::Status update(EVP_MD_CTX* context, base::BytesView bytes)
{
    if (EVP_DigestUpdate(context, bytes.data(), bytes.size()) == 1) return {};
    return tl::unexpected(pki::opensslError(base::Code::internal, "EVP_DigestUpdate"));
}

/// The bytes of a piece at `offset` that lie in [begin, end).
base::BytesView within(std::uint64_t offset, base::BytesView bytes, std::uint64_t begin, std::uint64_t end)
{
    const auto from = std::clamp(begin, offset, offset + bytes.size());
    const auto to = std::clamp(end, from, offset + bytes.size());
    return bytes.subspan(static_cast<std::size_t>(from - offset), static_cast<std::size_t>(to - from));
}

} // namespace

std::size_t RangeDigests::add(const std::string& algorithm, const Range& range)
{
    parts_.push_back({algorithm, range, nullptr, {}});
    return parts_.size() - 1;
}

base::Status RangeDigests::start()
{
    for (const auto& part : parts_) {
        const auto* method = methodNamed(part.algorithm);
        if (method == nullptr || common_.contains(part.algorithm)) continue;
        pki::DigestContextPointer context(EVP_MD_CTX_new());
        if (!context || EVP_DigestInit_ex(context.get(), method, nullptr) != 1) {
            return tl::unexpected(pki::opensslError(base::Code::internal, "EVP_DigestInit"));
        }
        common_.emplace(part.algorithm, std::move(context));
    }
    return {};
}

/// Hashes a piece into what all have in common, and lets each signature go its own way where its first range ends.
base::Status RangeDigests::common(const std::string& algorithm, EVP_MD_CTX* context, std::uint64_t offset, base::BytesView bytes)
{
    std::vector<Part*> leaving;
    for (auto& part : parts_) {
        const bool ends = part.range[1] >= offset && part.range[1] < offset + bytes.size();
        if (ends && !part.context && part.algorithm == algorithm) leaving.push_back(&part);
    }
    std::sort(leaving.begin(), leaving.end(), [](const Part* a, const Part* b) { return a->range[1] < b->range[1]; });
    auto done = offset;
    for (auto* part : leaving) {
        if (auto hashed = update(context, within(offset, bytes, done, part->range[1])); !hashed) return hashed;
        done = part->range[1];
        part->context.reset(EVP_MD_CTX_new());
        if (!part->context || EVP_MD_CTX_copy_ex(part->context.get(), context) != 1)
            return base::fail(base::Code::internal, "EVP_MD_CTX_copy");
    }
    return update(context, within(offset, bytes, done, offset + bytes.size()));
}

base::Status RangeDigests::take(std::uint64_t offset, base::BytesView bytes)
{
    for (auto& [algorithm, context] : common_) {
        if (auto hashed = common(algorithm, context.get(), offset, bytes); !hashed) return hashed;
    }
    for (auto& part : parts_) {
        const auto own = within(offset, bytes, part.range[2], part.range[2] + part.range[3]);
        if (!part.context || own.empty()) continue;
        if (auto hashed = update(part.context.get(), own); !hashed) return hashed;
    }
    return {};
}

base::Status RangeDigests::finish()
{
    for (auto& part : parts_) {
        if (!part.context) continue;
        part.digest.resize(EVP_MAX_MD_SIZE);
        unsigned size = 0;
        if (EVP_DigestFinal_ex(part.context.get(), part.digest.data(), &size) != 1)
            return base::fail(base::Code::internal, "EVP_DigestFinal");
        part.digest.resize(size);
    }
    return {};
}

base::Status RangeDigests::run(const pdf::File& file, std::stop_token stop, const base::Progress& progress)
{
    if (auto started = start(); !started) return started;
    std::uint64_t end = 0;
    for (const auto& part : parts_)
        end = std::max(end, part.range[2] + part.range[3]);

    base::Bytes buffer(piece);
    for (std::uint64_t offset = 0; offset < end;) {
        if (stop.stop_requested()) return base::fail(base::Code::cancelled, "verify");
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(piece, end - offset));
        const auto got = file.readInto(offset, std::span(buffer).first(wanted));
        if (!got) return tl::unexpected(got.error());
        if (*got != wanted) return base::fail(base::Code::fileUnreadable, "shorter than when it was opened");
        if (auto taken = take(offset, base::BytesView(buffer).first(wanted)); !taken) return taken;
        offset += wanted;
        base::report(progress, {"stage.check", offset, end});
    }
    return finish();
}

} // namespace sceau::pades
