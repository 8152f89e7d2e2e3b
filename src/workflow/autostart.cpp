#include "workflow/autostart.hpp"

#include "base/whole_file.hpp"

#include <algorithm>
#include <sstream>

namespace sceau::workflow {
namespace {

using base::Code;

constexpr std::uint64_t longest = 16384;

/// Between quotation marks, twice escaped: once as a string of the file, once as a word of the command (Desktop Entry, « The Exec key »).
std::string quoted(const std::string& path)
{
    std::string word;
    for (const char c : path) {
        if (c == '\\') word += "\\\\\\";
        if (c == '"' || c == '`' || c == '$') word += "\\\\";
        if (c == '%') word += '%';
        word += c;
    }
    return '"' + word + '"';
}

std::string entryFor(const std::string& program)
{
    return "[Desktop Entry]\n"
           "Type=Application\n"
           "Name=Sceau\n"
           "Comment=Reminders before a lawyer’s key expires\n"
           "Comment[fr]=Rappels avant l’expiration d’une clé d’avocat\n"
           "Icon=fr.sceau.Sceau\n"
           "Exec="
           + quoted(program)
           + " --tray\n"
             "Terminal=false\n"
             "StartupNotify=false\n"
             "NoDisplay=true\n";
}

} // namespace

bool Autostart::isOn() const
{
    const auto bytes = base::readFile(file_, longest);
    if (!bytes) return false;
    std::istringstream lines{std::string(base::textOf(*bytes))};
    for (std::string line; std::getline(lines, line);) {
        if (line == "Hidden=true" || line == "X-GNOME-Autostart-enabled=false") return false;
    }
    return true;
}

base::Status Autostart::set() const
{
    const auto program = program_.string();
    const bool plain = program_.is_absolute() && std::none_of(program.begin(), program.end(), [](char c) { return c >= 0 && c < ' '; });
    if (!plain) return base::fail(Code::programMissing, "autostart");
    std::error_code ignored; // writing says what is wrong
    std::filesystem::create_directories(file_.parent_path(), ignored);
    const auto text = entryFor(program);
    return base::writeFile(file_, base::bytesOf(text), base::WholeFile::Existing::replace);
}

base::Status Autostart::remove() const
{
    std::error_code failed;
    std::filesystem::remove(file_, failed);
    if (failed) return tl::unexpected(base::fileError(failed.value(), file_, Code::writeFailed));
    return {};
}

} // namespace sceau::workflow
