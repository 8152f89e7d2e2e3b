#include "workflow/revisions.hpp"

#include "base/log.hpp"
#include "review/revision.hpp"
#include "workflow/background.hpp"
#include "workflow/mailbox.hpp"

#include <QDir>
#include <QTemporaryDir>
#include <optional>

namespace sceau::workflow {

namespace fs = std::filesystem;

/// Holds the last copy and the one before, which may still be shown.
class Revisions::Folder {
public:
    fs::path revision(const fs::path& file, std::uint64_t end)
    {
        std::error_code unknown;
        if (fs::file_size(file, unknown) <= end) return unknown ? fs::path() : file;
        const auto copied = copy(file, end);
        if (copied) return *copied;
        base::log(copied.error());
        return {};
    }

private:
    base::Result<fs::path> copy(const fs::path& file, std::uint64_t end)
    {
        if (!folder_) folder_.emplace(QDir::tempPath() + QStringLiteral("/sceau-XXXXXX"));
        if (!folder_->isValid()) return base::fail(base::Code::folderReadOnly, "Revisions");
        const auto target = named(++last_);
        if (auto copied = review::copyRevision(file, end, target); !copied) return tl::unexpected(copied.error());
        std::error_code ignored;
        if (last_ > 2) fs::remove(named(last_ - 2), ignored);
        return target;
    }

    [[nodiscard]] fs::path named(std::uint64_t number) const
    {
        return fs::path(folder_->path().toStdString()) / ("revision-" + std::to_string(number) + ".pdf");
    }

    std::optional<QTemporaryDir> folder_;
    std::uint64_t last_ = 0;
};

Revisions::Revisions(QObject* parent) : QObject(parent), folder_(std::make_shared<Folder>()), letters_(std::make_unique<Mailbox>(this)) {}

Revisions::~Revisions()
{
    letters_->close();
}

void Revisions::forget()
{
    ++turn_;
}

void Revisions::ask(const fs::path& file, std::uint64_t end)
{
    if (!background_) background_ = std::make_unique<Background>();
    background_->post([this, letters = *letters_, mine = ++turn_, file, end, folder = folder_](Workbench&, const std::stop_token&) {
        letters.post([this, mine, revision = folder->revision(file, end)] {
            if (mine == turn_) Q_EMIT ready(revision);
        });
    });
}

} // namespace sceau::workflow
