#include "workflow/history_entry.hpp"

#include "review/csv.hpp"
#include "workflow/json_members.hpp"

#include <algorithm>

namespace sceau::workflow {
namespace {

using base::Code;
using nlohmann::json;

constexpr int format = 1;

json objectOf(const HistoryEntry& entry)
{
    return {{"signed", base::rfc3339(entry.signedAt)}, {"file", entry.file.string()}, {"order", entry.order},   {"dossier", entry.dossier},
            {"level", pades::name(entry.level)},       {"recorded", entry.recorded},  {"sha256", entry.sha256}, {"size", entry.size}};
}

bool isSha256(std::string_view text)
{
    constexpr std::size_t digits = 64;
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::filesystem::path fullPath(const std::string& text)
{
    std::filesystem::path path{text};
    if (!path.is_absolute() || text.find('\0') != std::string::npos) throw std::invalid_argument("file");
    return path;
}

HistoryEntry entryOf(JsonMembers members)
{
    HistoryEntry entry;
    entry.signedAt = orThrow(base::parseRfc3339(members.take<std::string>("signed")), "signed");
    entry.file = fullPath(members.take<std::string>("file"));
    entry.order = members.take<std::string>("order");
    entry.dossier = members.take<std::string>("dossier");
    const auto level = pades::levelNamed(members.take<std::string>("level"));
    if (!level) throw std::invalid_argument("level");
    entry.level = *level;
    entry.recorded = members.take<bool>("recorded");
    entry.sha256 = members.take<std::string>("sha256");
    if (!isSha256(entry.sha256)) throw std::invalid_argument("sha256");
    entry.size = members.take<std::uint64_t>("size");
    members.end();
    return entry;
}

std::vector<HistoryEntry> entriesOf(JsonMembers members)
{
    if (members.take<int>("format") != format) throw std::invalid_argument("format");
    auto list = members.takeAny("entries");
    members.end();
    if (!list.is_array() || list.size() > mostEntries) throw std::invalid_argument("entries");
    std::vector<HistoryEntry> entries;
    for (auto& each : list)
        entries.push_back(entryOf(JsonMembers{std::move(each)}));
    return entries;
}

} // namespace

std::string toJson(const std::vector<HistoryEntry>& entries)
{
    auto list = json::array();
    for (const auto& each : entries)
        list.push_back(objectOf(each));
    return json{{"format", format}, {"entries", std::move(list)}}.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

base::Result<std::vector<HistoryEntry>> parseHistory(std::string_view text)
{
    return readMembers(text, Code::historyUnreadable, "parseHistory", entriesOf);
}

std::string toCsv(const std::vector<HistoryEntry>& entries)
{
    std::string table = "signed,file,order,dossier,level,recorded,sha256,size\r\n";
    for (const auto& each : entries) {
        for (const auto& cell : {base::rfc3339(each.signedAt), each.file.string(), each.order, each.dossier, pades::name(each.level)})
            table += review::csvCell(cell) + ',';
        table += std::string(each.recorded ? "yes" : "no") + ',' + each.sha256 + ',' + std::to_string(each.size) + "\r\n";
    }
    return table;
}

} // namespace sceau::workflow
