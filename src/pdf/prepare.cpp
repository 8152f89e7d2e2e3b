#include "pdf/copy.hpp"
#include "pdf/inspection.hpp"
#include "pdf/serial.hpp"
#include "pdf/target.hpp"
#include "pdf/update.hpp"

#include <algorithm>

namespace sceau::pdf {

using base::Code;

struct PreparedSignature::State {
    base::WholeFile file;
    base::Bytes digest;
    std::uint64_t contents = 0; ///< offset of the first digit of /Contents
    std::size_t reserved = 0;
};

PreparedSignature::PreparedSignature(std::unique_ptr<State> state) : state_(std::move(state)) {}
PreparedSignature::PreparedSignature(PreparedSignature&&) noexcept = default;
PreparedSignature& PreparedSignature::operator=(PreparedSignature&&) noexcept = default;
PreparedSignature::~PreparedSignature() = default;

const base::Bytes& PreparedSignature::digest() const
{
    return state_->digest;
}

const std::filesystem::path& PreparedSignature::temporary() const
{
    return state_->file.temporary();
}

base::Status PreparedSignature::fill(base::BytesView cms)
{
    if (cms.size() > state_->reserved) {
        auto error = base::Error{Code::signatureTooLarge}.at("Contents").with("bytes", std::to_string(cms.size()));
        return tl::unexpected(std::move(error).with("reserved", std::to_string(state_->reserved)));
    }
    return state_->file.writeAt(state_->contents, base::bytesOf(base::hex(cms)));
}

base::Status PreparedSignature::commit()
{
    return state_->file.commit();
}

namespace {

base::Result<Inspection> refuseUnfit(Document& document, const SignatureRequest& request, const Limits& limits)
{
    if (document.encrypted()) return base::fail(Code::pdfEncrypted, "sign");
    auto inspection = inspect(document, limits, Contents::skip);
    if (!inspection) return inspection;
    if (auto fit = canTakeSignature(*inspection, request); !fit) return tl::unexpected(fit.error());
    if (auto sound = checkPlaces(document); !sound) return tl::unexpected(sound.error());
    return inspection;
}

/// The original is a whole number of lines: the update may begin at once.
base::Result<bool> endsWithLine(const File& file)
{
    auto last = file.read(file.size() - 1, 1);
    if (!last) return tl::unexpected(last.error());
    return *last == "\n" || *last == "\r";
}

base::Result<UpdateBytes> updateFor(Document& document, const SignatureRequest& request, const Limits& limits)
{
    auto inspection = refuseUnfit(document, request, limits);
    if (!inspection) return tl::unexpected(inspection.error());
    auto plan = planSignature(document, *inspection, request);
    if (!plan) return tl::unexpected(plan.error());
    auto lineEnd = endsWithLine(document.file());
    if (!lineEnd) return tl::unexpected(lineEnd.error());
    return serialise(document, *plan, request.reserved, *lineEnd);
}

} // namespace

base::Status canTakeSignature(const std::filesystem::path& input, const SignatureRequest& request, const Limits& limits)
{
    auto document = Document::open(input, limits);
    auto update = document ? updateFor(*document, request, limits) : tl::unexpected(document.error());
    if (!update) return tl::unexpected(naming(input, std::move(update.error())));
    return {};
}

base::Result<PreparedSignature> prepareSignature(const std::filesystem::path& input, const std::filesystem::path& output,
                                                 const SignatureRequest& request, Hash hash, bool force, const Limits& limits,
                                                 std::stop_token stop, const base::Progress& progress)
{
    if (auto fit = checkTarget(input, output, force); !fit) return tl::unexpected(fit.error());
    base::report(progress, {"stage.read", 0, 0});
    auto document = Document::open(input, limits);
    auto update = document ? updateFor(*document, request, limits) : tl::unexpected(document.error());
    if (!update) return tl::unexpected(naming(input, std::move(update.error())));
    using Existing = base::WholeFile::Existing;
    auto file = base::WholeFile::beside(output, force ? Existing::replace : Existing::refuse);
    if (!file) return tl::unexpected(file.error());
    auto digest = copyAndHash(document->file(), *update, *file, hash, stop, progress);
    if (!digest) return tl::unexpected(naming(input, std::move(digest.error())));
    using State = PreparedSignature::State;
    return PreparedSignature(
        std::unique_ptr<State>(new State{std::move(*file), std::move(*digest), update->gapBegin + 1, request.reserved}));
}

} // namespace sceau::pdf
