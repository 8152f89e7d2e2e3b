#include "workflow/reminder_file.hpp"

#include "base/whole_file.hpp"
#include "workflow/file_lock.hpp"
#include "workflow/json_members.hpp"
#include "workflow/own_folder.hpp"

#include <algorithm>

namespace sceau::workflow {
namespace {

using base::Code;
using nlohmann::json;

constexpr std::uint64_t largest = 16384, version = 1;
constexpr std::size_t mostKeys = 16;

bool isTold(std::int64_t told)
{
    const auto& days = renewal::reminderDays;
    return told == renewal::toldNothing || told == renewal::toldEnough || std::find(days.begin(), days.end(), told) != days.end();
}

RememberedKey keyIn(json object)
{
    JsonMembers members(std::move(object));
    const auto expires = orThrow(base::parseRfc3339(members.take<std::string>("expires")), "expires");
    const auto told = members.take<std::int64_t>("told");
    members.end();
    if (!isTold(told)) throw std::invalid_argument("told");
    return {expires, static_cast<int>(told)};
}

RememberedKeys keysIn(json object)
{
    JsonMembers members(std::move(object));
    if (members.take<std::uint64_t>("version") != version) throw std::invalid_argument("version");
    const auto list = members.takeAny("keys");
    members.end();
    if (!list.is_array() || list.size() > mostKeys) throw std::invalid_argument("keys");
    RememberedKeys keys;
    for (const auto& each : list)
        keys.push_back(keyIn(each));
    return keys;
}

tl::unexpected<base::Error> refused(const char* problem)
{
    return tl::unexpected(base::Error{Code::importInvalid}.at("reminders").with("problem", problem));
}

} // namespace

RememberedKeys withKey(RememberedKeys keys, base::Instant expires, base::Instant now)
{
    const auto past = [&](const auto& key) { return key.expires < now; };
    keys.erase(std::remove_if(keys.begin(), keys.end(), past), keys.end());
    const bool known = std::any_of(keys.begin(), keys.end(), [&](const auto& key) { return key.expires == expires; });
    if (!known && expires >= now) keys.push_back({expires, renewal::reminderDue(now, expires).value_or(renewal::toldNothing)});
    std::sort(keys.begin(), keys.end(), [](const auto& one, const auto& other) { return one.expires < other.expires; });
    if (keys.size() > mostKeys) keys.erase(keys.begin(), keys.end() - static_cast<std::ptrdiff_t>(mostKeys));
    return keys;
}

std::string toJson(const RememberedKeys& keys)
{
    auto list = json::array();
    for (const auto& key : keys)
        list.push_back({{"expires", base::rfc3339(key.expires)}, {"told", key.told}});
    return json{{"version", version}, {"keys", list}}.dump(2) + '\n';
}

base::Result<RememberedKeys> parseRememberedKeys(std::string_view text)
try {
    return keysIn(json::parse(text));
} catch (const std::exception&) { // of the parser or of a member
    return refused("not a list of keys");
}

bool ReminderFile::isThere() const
{
    return isOurs(file(), Kind::file);
}

base::Result<RememberedKeys> ReminderFile::read() const
{
    std::error_code ignored;
    const bool foreign = std::filesystem::exists(std::filesystem::symlink_status(file(), ignored)) && !isThere();
    if (foreign) return refused("foreign");
    return base::readFile(file(), largest).and_then([](const base::Bytes& bytes) { return parseRememberedKeys(base::textOf(bytes)); });
}

base::Status ReminderFile::change(const std::function<void(RememberedKeys&)>& how) const
{
    if (auto made = makeOwnFolder(folder_); !made) return made;
    const auto lock = FileLock::take(folder_ / "keys.lock");
    if (!lock) return tl::unexpected(lock.error());
    auto keys = read().value_or(RememberedKeys{});
    how(keys);
    const auto text = toJson(keys);
    return base::writeFile(file(), base::bytesOf(text), base::WholeFile::Existing::replace, base::WholeFile::Readers::ownerOnly);
}

base::Status ReminderFile::remove() const
{
    std::error_code failed;
    std::filesystem::remove(file(), failed);
    if (failed) return tl::unexpected(base::fileError(failed.value(), file(), Code::writeFailed));
    return {};
}

} // namespace sceau::workflow
