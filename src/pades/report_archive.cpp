#include "pades/report_archive.hpp"

#include "pki/certificate_archive.hpp"

namespace sceau::pades {

// A struct is taken apart by name and whole: a field that is added to it does not compile until it travels, too.

template <class Archive> void fields(Archive& archive, ReportMessage& message)
{
    auto& [code, facts] = message;
    archive(code);
    archive(facts);
}

template <class Archive> void fields(Archive& archive, TimestampReport& timestamp)
{
    auto& [authority, time, proven] = timestamp;
    archive(authority);
    archive(time);
    archive(proven);
}

template <class Archive> void fields(Archive& archive, SignatureReport& report)
{
    auto& [field, documentTimestamp, indication, subIndication, level, reached, subFilter, intact, coverage, changes, certification, signer,
           chain, claimedTime, provenTime, statusTime, timestamps, digest, algorithm, messages] = report;
    archive(field);
    archive(documentTimestamp);
    archive.choice(indication, Indication::indeterminate);
    archive(subIndication);
    archive(level);
    archive.choice(reached, Level::archival);
    archive(subFilter);
    archive(intact);
    archive.choice(coverage, Coverage::partial);
    archive.choice(changes, Changes::forbidden);
    archive(certification);
    archive(signer);
    archive(chain);
    archive(claimedTime);
    archive(provenTime);
    archive(statusTime);
    archive(timestamps);
    archive(digest);
    archive(algorithm);
    archive(messages);
}

template <class Archive> void fields(Archive& archive, FileReport& report)
{
    auto& [file, status, signatures, messages, elapsedMs] = report;
    archive(file);
    archive.choice(status, FileStatus::unreadable);
    archive(signatures);
    archive(messages);
    archive(elapsedMs);
}

void fields(base::Packer& to, VerifyOptions& options)
{
    auto& [anchors, at, password, source] = options;
    to(anchors);
    to(std::int64_t{at.time_since_epoch().count()});
    static_cast<void>(password);
    static_cast<void>(source);
}

void fields(base::Unpacker& from, VerifyOptions& options)
{
    auto& [anchors, at, password, source] = options;
    std::int64_t seconds = 0;
    from(anchors);
    from(seconds);
    at = base::Instant(std::chrono::seconds(seconds));
    static_cast<void>(password);
    static_cast<void>(source);
}

base::Bytes encode(const FileReport& report)
{
    return base::packed(report);
}

std::optional<FileReport> decodeReport(base::BytesView bytes)
{
    return base::unpacked<FileReport>(bytes);
}

base::Bytes encode(const VerifyOptions& options)
{
    return base::packed(options);
}

std::optional<VerifyOptions> decodeOptions(base::BytesView bytes)
{
    return base::unpacked<VerifyOptions>(bytes);
}

} // namespace sceau::pades
