#include "workflow/resume_folder.hpp"

#include "base/log.hpp"
#include "base/whole_file.hpp"
#include "workflow/own_folder.hpp"

#include <QByteArray>
#include <QCryptographicHash>

namespace sceau::workflow {
namespace {

namespace fs = std::filesystem;
using base::Code;
using base::Error;

constexpr std::uint64_t largest = 64 * 1024;
constexpr std::chrono::days kept{90};
constexpr std::chrono::days clockSlack{1};

void logUnreadable(const fs::path& file, const char* problem)
{
    base::log(Error{Code::resumeUnreadable}.at("ResumeFolder").with("file", file.filename().string()).with("problem", problem));
}

bool outOfTime(const Resume& resume, base::Instant now)
{
    return now - resume.savedAt > kept || resume.savedAt - now > clockSlack;
}

void discard(const fs::path& file, const char* problem)
{
    logUnreadable(file, problem);
    std::error_code ignored;
    fs::remove(file, ignored);
}

std::optional<Resume> load(const fs::path& file, base::Instant now)
{
    if (!isOurs(file, Kind::file)) {
        logUnreadable(file, "foreign");
        return {};
    }
    const auto bytes = base::readFile(file, largest);
    const auto resume = bytes ? parseResume(base::textOf(*bytes)) : base::fail(Code::resumeUnreadable);
    if (!resume) {
        discard(file, "broken");
        return {};
    }
    if (outOfTime(*resume, now)) {
        discard(file, "expired");
        return {};
    }
    return *resume;
}

} // namespace

/// The name tells neither the order nor the holder.
fs::path ResumeFolder::fileOf(const Resume& resume) const
{
    const auto subject = resume.order.empty() ? "key " + resume.key.certificate : "order " + resume.order + " " + resume.key.certificate;
    const auto hash = QCryptographicHash::hash(QByteArray::fromStdString(subject), QCryptographicHash::Sha256).toHex().left(32);
    return folder_ / ("renewal-" + hash.toStdString() + ".json");
}

base::Status ResumeFolder::save(const Resume& resume) const
{
    if (folder_.empty()) return {};
    if (auto made = makeOwnFolder(folder_); !made) return made;
    return base::writeFile(fileOf(resume), base::bytesOf(toJson(resume)), base::WholeFile::Existing::replace,
                           base::WholeFile::Readers::ownerOnly);
}

void ResumeFolder::remove(const Resume& resume) const
{
    if (folder_.empty()) return;
    std::error_code ignored;
    fs::remove(fileOf(resume), ignored);
}

std::vector<Resume> ResumeFolder::of(const KeyIdentity& key, base::Instant now) const
{
    std::vector<Resume> found;
    if (folder_.empty() || !isOurs(folder_, Kind::folder)) return found;
    std::error_code failed;
    for (fs::directory_iterator entry{folder_, failed}, end; !failed && entry != end; entry.increment(failed)) {
        const auto& file = entry->path();
        if (file.extension() != ".json") continue;
        if (auto resume = load(file, now); resume && resume->key == key) found.push_back(*std::move(resume));
    }
    return found;
}

} // namespace sceau::workflow
