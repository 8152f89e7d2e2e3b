#include "workflow/target_look.hpp"

#include "workflow/background.hpp"
#include "workflow/mailbox.hpp"

#include <QStandardPaths>

namespace sceau::workflow {

namespace fs = std::filesystem;

namespace {

bool isThere(const fs::path& path)
{
    std::error_code ignored;
    return fs::exists(path, ignored);
}

fs::path folderFor()
{
    const auto of = [](QStandardPaths::StandardLocation location) {
        return fs::path(QStandardPaths::writableLocation(location).toStdString());
    };
    const auto documents = of(QStandardPaths::DocumentsLocation);
    return isThere(documents) ? documents : of(QStandardPaths::HomeLocation);
}

} // namespace

std::string targetName(const Snapshot& snapshot)
{
    if (snapshot.order) return "dossier-" + snapshot.order->number + "-signe";
    if (snapshot.givenPdf) return snapshot.givenPdf->stem().string() + "-signe";
    return "dossier-signe";
}

fs::path freeTarget(const std::string& name, const fs::path& folder)
{
    fs::path candidate = folder / (name + ".pdf");
    for (int copy = 2; isThere(candidate); ++copy)
        candidate = folder / (name + " (" + std::to_string(copy) + ").pdf");
    return candidate;
}

TargetLook::TargetLook(QObject* parent)
    : QObject(parent), letters_(std::make_unique<Mailbox>(this)), background_(std::make_unique<Background>()),
      last_(std::make_shared<std::atomic<std::uint64_t>>(0))
{
}

TargetLook::~TargetLook()
{
    letters_->close();
}

void TargetLook::propose(const std::string& name)
{
    background_->post([this, letters = *letters_, name](Workbench&, const std::stop_token&) {
        letters.post([this, target = freeTarget(name, folderFor())] { Q_EMIT proposed(target); });
    });
}

void TargetLook::look(const fs::path& target)
{
    background_->post([this, letters = *letters_, last = last_, mine = ++*last_, target](Workbench&, const std::stop_token&) {
        if (mine != *last) return;
        letters.post([this, last, mine, target, there = isThere(target)] {
            if (mine == *last) Q_EMIT looked(target, there);
        });
    });
}

} // namespace sceau::workflow
