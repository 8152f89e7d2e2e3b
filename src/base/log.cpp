#include "base/log.hpp"

#include "base/whole_file.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <fcntl.h>
#include <memory>
#include <mutex>
#include <spdlog/logger.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sceau::base {
namespace {

constexpr std::size_t longestValue = 200;
constexpr std::size_t fileSize = 1'000'000;
constexpr std::size_t oldFiles = 3;

std::atomic<spdlog::logger*> opened{nullptr}; // never destroyed: a thread that was abandoned may log until the very end
std::mutex opening;

/// Facts that name a person or a person's files: the log says that they were there, not what they were.
bool isPersonal(std::string_view key)
{
    static constexpr std::array<std::string_view, 13> personal{"file",    "folder", "path",   "text",  "value", "name", "holder",
                                                               "subject", "email",  "mobile", "label", "uri",   "url"};
    return std::find(personal.begin(), personal.end(), key) != personal.end();
}

std::string safe(std::string_view key, std::string_view value)
{
    if (isPersonal(key) || value.find('@') != std::string_view::npos) return "(withheld)";
    std::string text(value.substr(0, longestValue));
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F || c == '"'; }, ' ');
    return text;
}

void write(spdlog::logger& logger, spdlog::level::level_enum level, std::string line, const Facts& facts)
{
    for (const auto& [key, value] : facts)
        line += ' ' + key + "=\"" + safe(key, value) + '"';
    logger.log(level, spdlog::string_view_t(line));
}

/// Rotation makes new files: each is closed to the other users of the machine.
spdlog::file_event_handlers ownerOnly()
{
    spdlog::file_event_handlers handlers;
    handlers.after_open = [](const spdlog::filename_t&, std::FILE* file) { static_cast<void>(::fchmod(::fileno(file), 0600)); };
    return handlers;
}

} // namespace

Status openLog(const std::filesystem::path& file)
{
    const int probe = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (probe < 0) return tl::unexpected(fileError(errno, file, Code::writeFailed).at("openLog"));
    ::close(probe);
    const std::lock_guard lock(opening);
    if (opened.load() != nullptr) return {};
    try {
        auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), fileSize, oldFiles, false, ownerOnly());
        sink->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
        auto made = std::make_unique<spdlog::logger>("sceau", std::move(sink));
        made->flush_on(spdlog::level::info);
        opened.store(made.release());
        return {};
    } catch (const spdlog::spdlog_ex&) {
        return tl::unexpected(Error{Code::writeFailed}.at("openLog").with("file", file.string()));
    }
}

void log(std::string_view event, const Facts& facts)
{
    if (auto* logger = opened.load()) write(*logger, spdlog::level::info, std::string(event), facts);
}

void log(const Error& error)
{
    auto* logger = opened.load();
    if (logger == nullptr) return;
    write(*logger, spdlog::level::err, name(error.code) + " at=\"" + safe("at", error.where) + '"', error.facts);
}

} // namespace sceau::base
