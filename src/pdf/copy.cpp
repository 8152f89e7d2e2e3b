#include "pdf/copy.hpp"

#include <algorithm>
#include <fcntl.h>
#include <memory>
#include <openssl/evp.h>

namespace sceau::pdf {

using base::Code;

namespace {

constexpr std::size_t pieceSize = 1024 * 1024;
constexpr std::uint64_t flushEvery = 16 * pieceSize;

class Hasher {
public:
    explicit Hasher(Hash hash) : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free)
    {
        const auto* algorithm = hash == Hash::sha256 ? EVP_sha256() : hash == Hash::sha384 ? EVP_sha384() : EVP_sha512();
        good_ = context_ && EVP_DigestInit_ex(context_.get(), algorithm, nullptr) == 1;
    }
    void add(base::BytesView bytes) { good_ = good_ && EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1; }
    base::Result<base::Bytes> finish()
    {
        base::Bytes digest(EVP_MAX_MD_SIZE);
        unsigned size = 0;
        if (!good_ || EVP_DigestFinal_ex(context_.get(), digest.data(), &size) != 1) return base::fail(Code::internal, "digest");
        digest.resize(size);
        return digest;
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
    bool good_ = false;
};

base::Result<base::BytesView> nextPiece(const File& original, std::uint64_t offset, base::Bytes& buffer)
{
    const auto left = original.size() - offset;
    const auto room = std::span(buffer).first(static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), left)));
    auto got = original.readInto(offset, room);
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) return base::fail(Code::fileUnreadable, "changed while it was read");
    return base::BytesView(room).first(*got);
}

/// Starts writing back what was copied so far, so that the fsync at the end has little left to wait for.
void writeBackEarly(const base::WholeFile& target, std::uint64_t& flushed)
{
    if (target.size() - flushed < flushEvery) return;
    static_cast<void>(::sync_file_range(target.descriptor(), static_cast<off64_t>(flushed), static_cast<off64_t>(target.size() - flushed),
                                        SYNC_FILE_RANGE_WRITE)); // a hint: fsync decides
    flushed = target.size();
}

} // namespace

base::Result<base::Bytes> copyAndHash(const File& original, const UpdateBytes& update, base::WholeFile& target, Hash hash,
                                      std::stop_token stop, const base::Progress& progress)
{
    Hasher hasher(hash);
    base::Bytes buffer(static_cast<std::size_t>(std::min<std::uint64_t>(pieceSize, original.size())));
    std::uint64_t flushed = 0;
    while (target.size() < original.size()) {
        if (stop.stop_requested()) return base::fail(Code::cancelled, "copy");
        const auto piece = nextPiece(original, target.size(), buffer);
        if (!piece) return tl::unexpected(piece.error());
        hasher.add(*piece);
        if (auto copied = target.write(*piece); !copied) return tl::unexpected(copied.error());
        writeBackEarly(target, flushed);
        base::report(progress, {"stage.copy", target.size(), original.size()});
    }
    if (auto same = original.unchanged(); !same) return tl::unexpected(same.error());
    const auto bytes = base::bytesOf(update.bytes);
    hasher.add(bytes.first(static_cast<std::size_t>(update.gapBegin - original.size())));
    hasher.add(bytes.subspan(static_cast<std::size_t>(update.gapEnd - original.size())));
    if (auto appended = target.write(bytes); !appended) return tl::unexpected(appended.error());
    return hasher.finish();
}

} // namespace sceau::pdf
