#include "pades/raise.hpp"

#include "pades/gather_evidence.hpp"
#include "pdf/copy.hpp"
#include "pdf/inspection.hpp"
#include "pdf/target.hpp"

#include <algorithm>

namespace sceau::pades {

using base::Code;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t roomForToken = 16 * 1024; ///< a token with three certificates of 4 096 bits takes 8 KiB
constexpr std::size_t moreRoom = 64 * 1024;

/// The steps from one level to another; each writes a file of its own, and only the last one gets a name.
class Raising {
public:
    Raising(const fs::path& input, const fs::path& output, Level before, const AugmentOptions& options, std::stop_token stop,
            const base::Progress& progress)
        : current_(input), output_(output), options_(options), stop_(std::move(stop)), progress_(progress)
    {
        what_.before = what_.after = before;
    }

    base::Result<Raised> run()
    {
        const bool renewal = what_.before == Level::archival && options_.level == Level::archival;
        if (what_.before >= options_.level && !renewal) return copied();
        if (auto done = climb(); !done) return tl::unexpected(done.error());
        what_.after = std::max(what_.before, options_.level);
        return Raised(std::move(*last_), what_);
    }

private:
    base::Status climb()
    {
        if (auto done = proveTime(); !done) return done;
        if (options_.level == Level::timestamped) return {};
        if (auto done = keepEvidence(); !done) return done;
        if (options_.level == Level::longTerm) return {};
        return addTimestamp(roomForToken);
    }

    base::Result<SignedDocument> read()
    {
        auto document = pdf::Document::open(current_, options_.limits);
        if (!document) return tl::unexpected(document.error());
        return readSigned(*document, options_.limits);
    }

    /// A time-stamp made after a certificate has ended proves nothing about its signature.
    base::Status proveTime()
    {
        const auto document = read();
        if (!document) return tl::unexpected(document.error());
        if (document->isTimestamped()) return {};
        const auto now = base::Clock{}.now();
        for (const auto& revision : document->revisions) {
            if (!revision.documentTimestamp && !revision.provenAt && revision.signer.notAfter < now)
                return base::fail(Code::signerExpired, "augment");
        }
        return addTimestamp(roomForToken);
    }

    base::Status keepEvidence()
    {
        if (options_.authorities.evidence == nullptr) return base::fail(Code::internal, "EvidenceSource");
        auto document = read();
        if (!document) return tl::unexpected(document.error());
        base::report(progress_, {"stage.evidence", 0, 0});
        const auto update = gatherEvidence(*document, options_.authorities.anchors, *options_.authorities.evidence, stop_);
        if (!update) return tl::unexpected(update.error());
        const int more = countNew(document->stored, update->all());
        if (more == 0) return {};
        auto stored = pdf::storeSecurity(current_, output_, *update, options_.force, options_.limits, stop_, progress_);
        if (!stored) return tl::unexpected(stored.error());
        what_.evidence += more;
        take(std::move(*stored));
        return {};
    }

    static int countNew(const pdf::SecurityStore& stored, const pdf::SecurityStore& wanted)
    {
        auto both = stored;
        add(both, wanted);
        const auto sizeOf = [](const pdf::SecurityStore& s) { return s.certificates.size() + s.crls.size() + s.ocsps.size(); };
        return static_cast<int>(sizeOf(both) - sizeOf(stored));
    }

    base::Status addTimestamp(std::size_t room)
    {
        if (options_.authorities.timestamps == nullptr) return base::fail(Code::timestampNowhere, "augment");
        pdf::SignatureRequest request;
        request.subFilter = "ETSI.RFC3161";
        request.type = "DocTimeStamp";
        request.reserved = room;
        auto prepared =
            pdf::prepareSignature(current_, output_, request, pdf::Hash::sha256, options_.force, options_.limits, stop_, progress_);
        if (!prepared) return tl::unexpected(prepared.error());
        base::report(progress_, {"stage.timestamp", 0, 0});
        const auto timestamp = options_.authorities.timestamps->stamp({pki::Digest::sha256, prepared->digest()}, stop_);
        if (!timestamp) return tl::unexpected(timestamp.error());
        if (timestamp->der.size() > room && room < moreRoom) return addTimestamp(moreRoom);
        if (auto filled = prepared->fill(timestamp->der); !filled) return filled;
        ++what_.timestamps;
        take(std::move(*prepared));
        return {};
    }

    /// The step before may go only now: the new one has read it.
    void take(Raised::Step step)
    {
        current_ = std::visit([](const auto& file) { return file.temporary(); }, step);
        last_.emplace(std::move(step));
    }

    base::Result<Raised> copied()
    {
        if (auto fit = pdf::checkTarget(current_, output_, options_.force); !fit) return tl::unexpected(fit.error());
        const auto original = pdf::File::open(current_);
        if (!original) return tl::unexpected(original.error());
        using Existing = base::WholeFile::Existing;
        auto file = base::WholeFile::beside(output_, options_.force ? Existing::replace : Existing::refuse);
        if (!file) return tl::unexpected(file.error());
        const auto done = pdf::copyAndHash(*original, {{}, original->size(), original->size()}, *file, pdf::Hash::sha256, stop_, progress_);
        if (!done) return tl::unexpected(done.error());
        return Raised(std::move(*file), what_);
    }

    fs::path current_;
    const fs::path& output_;
    const AugmentOptions& options_;
    std::stop_token stop_;
    const base::Progress& progress_;
    std::optional<Raised::Step> last_;
    Augmented what_;
};

} // namespace

const fs::path& Raised::temporary() const
{
    return std::visit([](const auto& file) -> const fs::path& { return file.temporary(); }, step_);
}

base::Status Raised::commit()
{
    return std::visit([](auto& file) { return file.commit(); }, step_);
}

base::Result<Raised> raise(const fs::path& input, const fs::path& output, Level before, const AugmentOptions& options, std::stop_token stop,
                           const base::Progress& progress)
{
    return Raising(input, output, before, options, std::move(stop), progress).run();
}

} // namespace sceau::pades
