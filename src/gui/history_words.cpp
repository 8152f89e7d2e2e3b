#include "gui/history_words.hpp"

#include "review/shown.hpp"

#include <QCoreApplication>

namespace sceau::gui {

using workflow::FileState;
using workflow::HistoryEntry;
using workflow::HistoryRow;

namespace {

/// Where Qt Linguist files the words of this file.
class HistoryWords {
    Q_DECLARE_TR_FUNCTIONS(HistoryWords)
};

QString portalOf(const HistoryEntry& entry)
{
    if (entry.order.empty()) return HistoryWords::tr("document sans commande, à déposer par vos soins");
    return entry.recorded ? HistoryWords::tr("signature enregistrée") : HistoryWords::tr("signature pas encore enregistrée");
}

} // namespace

bool awaitsPortal(const HistoryEntry& entry)
{
    return !entry.order.empty() && !entry.recorded;
}

QString wordOf(const HistoryRow& row)
{
    switch (row.state) {
    case FileState::present:
        return awaitsPortal(row.entry) ? HistoryWords::tr("Non transmis") : HistoryWords::tr("En place");
    case FileState::missing:
        return HistoryWords::tr("Introuvable");
    case FileState::changed:
        return HistoryWords::tr("Modifié");
    case FileState::unreadable:
        return HistoryWords::tr("Illisible");
    case FileState::unknown:
        break;
    }
    return {};
}

std::optional<Mood> moodOf(const HistoryRow& row)
{
    switch (row.state) {
    case FileState::present:
        return awaitsPortal(row.entry) ? Mood::pending : Mood::accepted;
    case FileState::missing:
    case FileState::unreadable:
        return Mood::review;
    case FileState::changed:
        return Mood::rejected;
    case FileState::unknown:
        break;
    }
    return {};
}

Said saidOf(const HistoryRow& row)
{
    if (row.state == FileState::present && awaitsPortal(row.entry)) return message("history.unrecorded");
    return message("history." + workflow::name(row.state));
}

QString wordsOf(pades::Level level)
{
    return sentence("level." + pades::name(level));
}

QString nameOf(const HistoryEntry& entry)
{
    return said(review::shown(entry.file.filename().string()));
}

std::vector<Fact> factsOf(const HistoryEntry& entry)
{
    return {{HistoryWords::tr("Signé le"), instantOf(entry.signedAt)},
            {HistoryWords::tr("Commande"), said(entry.order)},
            {HistoryWords::tr("Dossier n°"), said(entry.dossier)},
            {HistoryWords::tr("Niveau"), wordsOf(entry.level)},
            {HistoryWords::tr("Portail"), portalOf(entry)},
            {HistoryWords::tr("Emplacement"), said(review::shown(entry.file.parent_path().string()))}};
}

} // namespace sceau::gui
