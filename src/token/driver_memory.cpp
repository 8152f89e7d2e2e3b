#include "token/driver_memory.hpp"

#include "base/log.hpp"
#include "base/whole_file.hpp"
#include "token/state_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace sceau::token {

using base::Code;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t fileLimit = 64U << 10U;
constexpr std::size_t cardLimit = 256;
constexpr std::size_t atrLimit = 33; ///< bytes, ISO 7816-3 § 8.2.1

bool isAtr(const std::string& text)
{
    const auto isDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return !text.empty() && text.size() % 2 == 0 && text.size() <= 2 * atrLimit && std::all_of(text.begin(), text.end(), isDigit);
}

bool isModule(const json& value)
{
    return value.is_string() && fs::path(value.get<std::string>()).is_absolute();
}

bool isMemory(const json& document)
{
    if (!document.is_object() || document.size() != 1 || !document.contains("drivers")) return false;
    const auto& drivers = document["drivers"];
    if (!drivers.is_object() || drivers.size() > cardLimit) return false;
    const auto& items = drivers.items();
    return std::all_of(items.begin(), items.end(), [](const auto& item) { return isAtr(item.key()) && isModule(item.value()); });
}

} // namespace

fs::path driverMemoryFile()
{
    if (const char* set = std::getenv("XDG_STATE_HOME"); set && *set == '/') return fs::path(set) / "sceau" / "drivers.json";
    const char* home = std::getenv("HOME");
    return home && *home == '/' ? fs::path(home) / ".local/state/sceau/drivers.json" : fs::path{};
}

DriverMemory readDriverMemory(const fs::path& file)
{
    const auto bytes = readStateFile(file, fileLimit);
    if (!bytes && bytes.error().code == Code::fileMissing) return {};
    const auto document = bytes ? json::parse(base::textOf(*bytes), nullptr, false) : json();
    if (!isMemory(document)) {
        base::log(bytes ? refusedState(file, "broken") : bytes.error());
        return {};
    }

    DriverMemory memory;
    for (const auto& [atr, module] : document["drivers"].items())
        memory[atr] = module.get<std::string>();
    return memory;
}

base::Status writeDriverMemory(const fs::path& file, const DriverMemory& memory)
{
    auto drivers = json::object();
    for (const auto& [atr, module] : memory)
        drivers[atr] = module.string();
    return writeStateFile(file, json{{"drivers", drivers}}.dump(2, ' ', false, json::error_handler_t::replace) + '\n');
}

base::Status forgetDrivers(const fs::path& file)
{
    if (::unlink(file.c_str()) == 0 || errno == ENOENT) return {};
    return tl::unexpected(base::fileError(errno, file, Code::writeFailed).at("forgetDrivers"));
}

} // namespace sceau::token
