#include "pki/evidence_cache.hpp"

#include "pki/signature_algorithm.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sstream>
#include <sys/file.h>
#include <utility>

namespace fs = std::filesystem;

namespace sceau::pki {

namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t largestFile = 33U * 1024 * 1024;
constexpr auto longestKept = 30 * 24h;
constexpr auto longestWait = 60s;
constexpr auto pause = 20ms;
constexpr std::string_view format = "sceau-evidence-1";

/// "sceau-evidence-1 1795348800 0 -", a line end, then the answer; the third word is the number of a failure's code, the fourth its reason.
base::Bytes written(const EvidenceCache::Entry& entry)
{
    std::ostringstream line;
    const auto reason = entry.failure ? entry.failure->facts.find("reason") : base::Facts::const_iterator();
    const bool hasReason = entry.failure && reason != entry.failure->facts.end();
    line << format << ' ' << entry.asked.time_since_epoch().count() << ' ' << (entry.failure ? static_cast<int>(entry.failure->code) : 0)
         << ' ' << (hasReason ? reason->second : "-") << '\n';
    const auto text = line.str();
    base::Bytes bytes(text.begin(), text.end());
    bytes.insert(bytes.end(), entry.body.begin(), entry.body.end());
    return bytes;
}

std::optional<base::Error> failureOf(int number, const std::string& reason)
{
    const auto& codes = base::allCodes();
    const auto code = std::find(codes.begin(), codes.end(), static_cast<base::Code>(number));
    if (code == codes.end()) return std::nullopt;
    auto error = base::Error{*code}.at("EvidenceSource").with("remembered", "yes");
    if (reason != "-") error.facts.insert_or_assign("reason", reason);
    return error;
}

std::optional<EvidenceCache::Entry> readEntry(base::BytesView bytes)
{
    const auto end = std::find(bytes.begin(), bytes.end(), '\n');
    std::istringstream line(std::string(bytes.begin(), end));
    std::string name;
    std::string reason;
    std::int64_t asked = 0;
    int failure = 0;
    if (end == bytes.end() || !(line >> name >> asked >> failure >> reason) || name != format) return std::nullopt;
    return EvidenceCache::Entry{base::Instant{std::chrono::seconds{asked}}, failureOf(failure, reason), base::Bytes(end + 1, bytes.end())};
}

} // namespace

EvidenceCache::EvidenceCache(fs::path folder) : folder_(std::move(folder))
{
    if (folder_.empty()) return;
    std::error_code ignored;
    fs::create_directories(folder_, ignored);
    forgetOldFiles();
}

fs::path EvidenceCache::fileOf(const std::string& question, const char* extension) const
{
    return folder_ / (base::hex(digestOf("SHA-256", base::bytesOf(question))) + extension);
}

void EvidenceCache::forgetOldFiles() const
{
    std::error_code ignored;
    const auto oldest = fs::file_time_type::clock::now() - longestKept;
    for (const auto& entry : fs::directory_iterator(folder_, ignored)) {
        const auto extension = entry.path().extension();
        const bool ours = extension == ".evidence" || extension == ".lock";
        if (ours && entry.last_write_time(ignored) < oldest) fs::remove(entry.path(), ignored);
    }
}

std::optional<EvidenceCache::Entry> EvidenceCache::find(const std::string& question)
{
    const std::scoped_lock lock(mutex_);
    const auto known = remembered_.find(question);
    std::error_code missing;
    const auto file = fileOf(question, ".evidence");
    const auto changed = folder_.empty() ? fs::file_time_type() : fs::last_write_time(file, missing);
    const bool current = known != remembered_.end() && (folder_.empty() || missing || changed == known->second.written);
    if (current) return known->second.entry;
    if (folder_.empty() || missing) return std::nullopt;

    const auto bytes = base::readFile(file, largestFile);
    auto entry = bytes ? readEntry(*bytes) : std::nullopt;
    if (entry) remembered_.insert_or_assign(question, Remembered{*entry, changed});
    return entry;
}

void EvidenceCache::keep(const std::string& question, const Entry& entry)
{
    std::error_code missing;
    fs::file_time_type written{};
    if (!folder_.empty()) {
        const auto file = fileOf(question, ".evidence");
        (void)base::writeFile(file, pki::written(entry), base::WholeFile::Existing::replace, base::WholeFile::Readers::ownerOnly);
        written = fs::last_write_time(file, missing);
    }
    const std::scoped_lock lock(mutex_);
    remembered_.insert_or_assign(question, Remembered{entry, written});
}

EvidenceCache::Turn::Turn(Turn&& other) noexcept
    : cache_(std::exchange(other.cache_, nullptr)), question_(std::move(other.question_)), file_(std::move(other.file_))
{
}

EvidenceCache::Turn::~Turn()
{
    file_.close();
    if (cache_ == nullptr) return;
    {
        const std::scoped_lock lock(cache_->mutex_);
        cache_->asking_.erase(question_);
    }
    cache_->ended_.notify_all();
}

std::optional<EvidenceCache::Turn> EvidenceCache::turn(const std::string& question, const std::stop_token& stop)
{
    {
        std::unique_lock lock(mutex_);
        (void)ended_.wait(lock, stop, [&] { return !asking_.contains(question); });
        if (stop.stop_requested()) return std::nullopt;
        asking_.insert(question);
    }
    Turn turn(*this, question);
    turn.file_ = lockFile(question, stop);
    if (stop.stop_requested()) return std::nullopt;
    return turn;
}

base::Descriptor EvidenceCache::lockFile(const std::string& question, const std::stop_token& stop)
{
    constexpr auto ownerOnly = 0600;
    if (folder_.empty()) return base::Descriptor(-1);
    base::Descriptor file(::open(fileOf(question, ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, ownerOnly));
    const auto deadline = std::chrono::steady_clock::now() + longestWait;
    std::condition_variable_any never;
    while (::flock(file.number(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK && std::chrono::steady_clock::now() < deadline) {
        std::unique_lock lock(mutex_);
        never.wait_for(lock, stop, pause, [] { return false; });
        if (stop.stop_requested()) break;
    }
    return file;
}

} // namespace sceau::pki
