#include "dossier/layout/document.hpp"

#include "dossier/layout/facts.hpp"
#include "dossier/layout/sheet.hpp"
#include "dossier/layout/typesetter.hpp"

#include <QFontDatabase>
#include <QHashSeed>

namespace sceau::dossier::layout {

using base::Code;
using base::Error;
using base::Result;

namespace {

base::Status whyNoFonts()
{
    for (const auto* family : {"Inter", "DejaVu Sans"}) {
        if (QFontDatabase::hasFamily(QLatin1String(family))) continue;
        return tl::unexpected(Error{Code::composeFailed}.at("fonts").with("font", family));
    }
    return {};
}

/// Contract and terms each begin a page.
Result<std::vector<Page>> pagesOf(const Wording& wording, const Fields& facts)
{
    const auto empty = wording.word("empty", facts);
    if (!empty) return tl::unexpected(empty.error());
    std::vector<Page> pages;
    for (const auto text : {wording.contract, wording.terms}) {
        const auto blocks = parseMarkup(text);
        if (!blocks) return tl::unexpected(blocks.error());
        auto pieces = typeset(*blocks, facts, {sheet::textWidth, *empty});
        if (!pieces) return tl::unexpected(pieces.error());
        auto part = paginate(std::move(*pieces), sheet::textHeight);
        if (!part) return tl::unexpected(part.error());
        std::move(part->begin(), part->end(), std::back_inserter(pages));
    }
    return pages;
}

} // namespace

void prepareProcess()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("TZ", "UTC");
    QHashSeed::setDeterministicGlobalSeed(); // fonts are written in the order of a hash
}

Result<QByteArray> layOut(const Dossier& dossier, const Wording& wording)
{
    if (auto status = whyNoFonts(); !status) return tl::unexpected(status.error());
    const auto facts = factsOf(dossier, wording);
    if (!facts) return tl::unexpected(facts.error());
    const auto pages = pagesOf(wording, *facts);
    if (!pages) return tl::unexpected(pages.error());
    const auto edges = edgesOf(wording, *facts, dossier.portal, pages->size());
    if (!edges) return tl::unexpected(edges.error());

    if (const auto unused = facts->unused(); !unused.empty()) {
        return tl::unexpected(Error{Code::composeFailed}.at("layOut").with("unstated", unused.front()));
    }
    return print(*pages, *edges, dossier.issuedAt);
}

} // namespace sceau::dossier::layout
