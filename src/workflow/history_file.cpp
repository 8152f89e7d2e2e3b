#include "workflow/history_file.hpp"

#include "base/log.hpp"
#include "base/whole_file.hpp"
#include "workflow/file_lock.hpp"
#include "workflow/own_folder.hpp"

#include <algorithm>

namespace sceau::workflow {
namespace {

namespace fs = std::filesystem;
using base::Code;
using base::Error;

constexpr std::uint64_t largest = 16U << 20U;
constexpr std::string_view asidePrefix = "history-unreadable-";
constexpr auto lockName = "history.lock";

std::string stamp()
{
    auto text = base::rfc3339(base::Clock{}.now());
    text.erase(std::remove(text.begin(), text.end(), ':'), text.end());
    return text;
}

} // namespace

base::Status HistoryFile::putAside(const Error& problem) const
{
    auto aside = folder_ / (std::string(asidePrefix) + stamp() + ".json");
    for (int again = 2; fs::exists(fs::symlink_status(aside)); ++again)
        aside.replace_filename(std::string(asidePrefix) + stamp() + '-' + std::to_string(again) + ".json");
    base::log(problem);
    std::error_code failed;
    fs::rename(file(), aside, failed);
    if (failed) return tl::unexpected(base::fileError(failed.value(), file(), Code::writeFailed));
    return {};
}

base::Result<HistoryFile::Entries> HistoryFile::readLocked() const
{
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(file(), ignored))) return Entries{};
    const auto read = [this]() -> base::Result<Entries> {
        if (!isOurs(file(), Kind::file)) return tl::unexpected(Error{Code::historyUnreadable}.at("read").with("problem", "foreign"));
        return base::readFile(file(), largest).and_then([](const base::Bytes& bytes) { return parseHistory(base::textOf(bytes)); });
    };
    auto entries = read();
    if (entries) return entries;
    const auto code = entries.error().code;
    if (code != Code::historyUnreadable && code != Code::fileTooLarge) return entries;
    if (auto aside = putAside(entries.error()); !aside) return tl::unexpected(aside.error());
    return Entries{};
}

base::Result<HistoryFile::Entries> HistoryFile::read() const
{
    std::error_code ignored;
    if (folder_.empty() || !fs::exists(folder_, ignored)) return Entries{};
    const auto lock = FileLock::take(folder_ / lockName);
    if (!lock) return tl::unexpected(lock.error());
    return readLocked();
}

base::Status HistoryFile::change(const std::function<void(Entries&)>& how) const
{
    if (folder_.empty()) return {};
    if (auto made = makeOwnFolder(folder_); !made) return made;
    const auto lock = FileLock::take(folder_ / lockName);
    if (!lock) return tl::unexpected(lock.error());
    auto entries = readLocked();
    if (!entries) return tl::unexpected(entries.error());
    how(*entries);
    if (entries->size() > mostEntries) entries->erase(entries->begin(), entries->end() - static_cast<std::ptrdiff_t>(mostEntries));
    const auto text = toJson(*entries);
    return base::writeFile(file(), base::bytesOf(text), base::WholeFile::Existing::replace, base::WholeFile::Readers::ownerOnly);
}

base::Status HistoryFile::add(const HistoryEntry& entry) const
{
    return change([&entry](Entries& entries) {
        entries.erase(std::remove_if(entries.begin(), entries.end(), [&](const auto& each) { return each.sha256 == entry.sha256; }),
                      entries.end());
        entries.push_back(entry);
    });
}

fs::path HistoryFile::setAside() const
{
    fs::path newest;
    std::error_code failed;
    for (fs::directory_iterator each{folder_, failed}, end; !failed && each != end; each.increment(failed)) {
        const auto name = each->path().filename().string();
        if (name.starts_with(asidePrefix) && name > newest.filename().string()) newest = each->path();
    }
    return newest;
}

} // namespace sceau::workflow
