#include "review/journal.hpp"

#include "base/whole_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <openssl/sha.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sceau::review {

using base::Code;
using base::Error;

namespace {

constexpr std::string_view heading = "Sceau verification journal 1\n";
constexpr std::size_t longestRecord = std::size_t{32} << 20U;
constexpr std::size_t checkSize = 8;
constexpr std::size_t headSize = 8 + checkSize; ///< length, then the first bytes of the record's SHA-256

template <class Archive> void fields(Archive& archive, FileState& state)
{
    archive(state.size);
    archive(state.inode);
    archive(state.modified);
    archive(state.changed);
}

struct Entry {
    std::string file;
    FileState state;
    base::Bytes report;
};

template <class Archive> void fields(Archive& archive, Entry& entry)
{
    archive(entry.file);
    fields(archive, entry.state);
    archive(entry.report);
}

std::optional<Entry> entryIn(base::BytesView record)
{
    base::Unpacker unpacker(record);
    Entry entry;
    unpacker(entry);
    if (!unpacker.done()) return std::nullopt;
    return entry;
}

std::int64_t nanoseconds(const timespec& time)
{
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

bool readAll(int descriptor, std::uint64_t offset, std::span<std::uint8_t> into)
{
    while (!into.empty()) {
        const auto got = ::pread(descriptor, into.data(), into.size(), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        into = into.subspan(static_cast<std::size_t>(got));
        offset += static_cast<std::uint64_t>(got);
    }
    return true;
}

base::Bytes headOf(base::BytesView record)
{
    std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
    SHA256(record.data(), record.size(), digest.data());
    base::Packer packer;
    packer(std::uint64_t{record.size()});
    auto head = packer.take();
    head.insert(head.end(), digest.begin(), digest.begin() + checkSize);
    return head;
}

} // namespace

FileState stateOf(const std::filesystem::path& file)
{
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0) return {};
    return {static_cast<std::uint64_t>(found.st_size), found.st_ino, nanoseconds(found.st_mtim), nanoseconds(found.st_ctim)};
}

base::Result<Journal> Journal::open(const std::filesystem::path& file, base::BytesView conditions)
{
    base::Descriptor descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600));
    if (descriptor.number() < 0) return tl::unexpected(base::fileError(errno, file, Code::writeFailed));
    struct stat found {};
    const bool regular = ::fstat(descriptor.number(), &found) == 0 && S_ISREG(found.st_mode);
    if (!regular || ::flock(descriptor.number(), LOCK_EX | LOCK_NB) != 0)
        return tl::unexpected(Error{Code::journalUnreadable}.at("flock").with("file", file.string()));
    Journal journal(std::move(descriptor));
    if (auto begun = journal.begin(conditions, file); !begun) return tl::unexpected(begun.error());
    while (const auto record = journal.record(journal.end_)) {
        journal.index(*record);
        journal.end_ += headSize + record->size();
    }
    return journal;
}

/// The heading and the conditions: written into an empty file, else compared.
base::Status Journal::begin(base::BytesView conditions, const std::filesystem::path& file)
{
    std::array<std::uint8_t, heading.size()> found{};
    if (::lseek(descriptor_.number(), 0, SEEK_END) == 0) {
        const auto title = base::bytesOf(heading);
        if (::pwrite(descriptor_.number(), title.data(), title.size(), 0) != static_cast<ssize_t>(title.size()))
            return tl::unexpected(base::fileError(errno, file, Code::writeFailed));
        end_ = title.size();
        return append(conditions);
    }
    const bool ours = readAll(descriptor_.number(), 0, found) && base::textOf(found) == heading;
    if (!ours) return tl::unexpected(Error{Code::journalUnreadable}.at("heading").with("file", file.string()));
    end_ = heading.size();
    const auto first = record(end_);
    if (!first) return append(conditions); // ended before it had begun
    if (!std::equal(first->begin(), first->end(), conditions.begin(), conditions.end()))
        return tl::unexpected(Error{Code::journalOther}.at("conditions").with("file", file.string()));
    end_ += headSize + first->size();
    return {};
}

std::optional<base::Bytes> Journal::record(std::uint64_t offset) const
{
    base::Bytes head(headSize);
    if (!readAll(descriptor_.number(), offset, head)) return std::nullopt;
    std::uint64_t size = 0;
    base::Unpacker(base::BytesView(head).first(8))(size);
    if (size > longestRecord) return std::nullopt;
    base::Bytes record(size);
    if (!readAll(descriptor_.number(), offset + headSize, record) || headOf(record) != head) return std::nullopt;
    return record;
}

/// A record that begins where the last one ended.
void Journal::index(base::BytesView record)
{
    if (const auto entry = entryIn(record)) places_.insert_or_assign(entry->file, Place{entry->state, end_});
}

std::optional<base::Bytes> Journal::find(const std::filesystem::path& file, const FileState& state) const
{
    const auto place = places_.find(file.string());
    if (place == places_.end() || place->second.state != state || state == FileState{}) return std::nullopt;
    const auto found = record(place->second.offset);
    auto entry = found ? entryIn(*found) : std::nullopt;
    if (!entry) return std::nullopt;
    return std::move(entry->report);
}

base::Status Journal::add(const std::filesystem::path& file, const FileState& state, base::BytesView report)
{
    base::Packer packer;
    packer(Entry{file.string(), state, {report.begin(), report.end()}});
    const auto record = packer.take();
    const auto offset = end_;
    if (auto appended = append(record); !appended) return appended;
    places_.insert_or_assign(file.string(), Place{state, offset});
    return {};
}

/// One write: whoever is killed in the middle leaves what record() does not accept.
base::Status Journal::append(base::BytesView record)
{
    auto bytes = headOf(record);
    bytes.insert(bytes.end(), record.begin(), record.end());
    const auto written = ::pwrite(descriptor_.number(), bytes.data(), bytes.size(), static_cast<off_t>(end_));
    if (written != static_cast<ssize_t>(bytes.size()))
        return tl::unexpected(Error{errno == ENOSPC ? Code::diskFull : Code::writeFailed}.at("Journal::append"));
    end_ += bytes.size();
    return {};
}

} // namespace sceau::review
