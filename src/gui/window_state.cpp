#include "gui/window_state.hpp"

#include "base/whole_file.hpp"
#include "gui/words.hpp"
#include "workflow/json_members.hpp"
#include "workflow/own_folder.hpp"

#include <QDir>
#include <algorithm>

namespace sceau::gui {

using nlohmann::json;

namespace {

constexpr std::uint64_t longest = 16384;
constexpr std::uint64_t version = 1;
constexpr int farthest = 65536; ///< pixels that any desktop has

int measure(workflow::JsonMembers& members, const char* key, int least)
{
    const auto value = members.take<std::int64_t>(key);
    if (value < least || value > farthest) throw std::invalid_argument(key);
    return static_cast<int>(value);
}

QRect frameIn(json object)
{
    workflow::JsonMembers members(std::move(object));
    const int x = measure(members, "x", -farthest), y = measure(members, "y", -farthest);
    const int width = measure(members, "width", 1), height = measure(members, "height", 1);
    members.end();
    return {x, y, width, height};
}

WindowState stateIn(json object)
{
    workflow::JsonMembers members(std::move(object));
    if (members.take<std::uint64_t>("version") != version) throw std::invalid_argument("version");
    WindowState state;
    state.frame = frameIn(members.takeAny("frame"));
    state.maximised = members.take<bool>("maximised");
    const auto place = placeNamed(members.take<std::string>("place"));
    if (!place) throw std::invalid_argument("place");
    state.place = *place;
    state.folder = members.take<std::string>("folder");
    if (!state.folder.empty() && !state.folder.is_absolute()) throw std::invalid_argument("folder");
    members.end();
    return state;
}

} // namespace

std::string toJson(const WindowState& state)
{
    const json document{
        {"version", version},
        {"frame", {{"x", state.frame.x()}, {"y", state.frame.y()}, {"width", state.frame.width()}, {"height", state.frame.height()}}},
        {"maximised", state.maximised},
        {"place", name(state.place)},
        {"folder", state.folder.string()},
    };
    return document.dump(2, ' ', false, json::error_handler_t::replace) + '\n';
}

WindowState parseWindowState(std::string_view text)
try {
    return stateIn(json::parse(text));
} catch (const std::exception&) { // of the parser or of a member
    return {};
}

std::filesystem::path windowStateFile()
{
    const QString given = qEnvironmentVariable("XDG_STATE_HOME");
    if (given.startsWith(QLatin1Char('/'))) return pathOf(given) / "sceau" / "window.json";
    const QString home = QDir::homePath();
    return home == QDir::rootPath() ? std::filesystem::path() : pathOf(home) / ".local" / "state" / "sceau" / "window.json";
}

WindowState readWindowState(const std::filesystem::path& file)
{
    if (file.empty()) return {};
    const auto bytes = base::readFile(file, longest);
    return bytes ? parseWindowState(base::textOf(*bytes)) : WindowState{};
}

base::Status writeWindowState(const std::filesystem::path& file, const WindowState& state)
{
    if (file.empty()) return {};
    if (auto made = workflow::makeOwnFolder(file.parent_path()); !made) return made;
    const auto text = toJson(state);
    return base::writeFile(file, base::bytesOf(text), base::WholeFile::Existing::replace, base::WholeFile::Readers::ownerOnly);
}

QRect fitting(const QRect& frame, const std::vector<QRect>& screens)
{
    constexpr int barHeight = 32, enoughOfIt = 160;
    const QRect bar(frame.topLeft(), QSize(frame.width(), barHeight));
    for (const auto& screen : screens) {
        const QRect seen = bar & screen;
        if (seen.height() < barHeight / 2 || seen.width() < std::min(enoughOfIt, frame.width())) continue;
        return {frame.topLeft(), frame.size().boundedTo(screen.size())};
    }
    return {};
}

} // namespace sceau::gui
