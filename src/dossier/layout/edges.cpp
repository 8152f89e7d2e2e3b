#include "dossier/layout/edges.hpp"

#include "dossier/layout/typography.hpp"

namespace sceau::dossier::layout {

namespace {

constexpr std::string_view portalWord(renewal::PortalKind kind)
{
    switch (kind) {
    case renewal::PortalKind::production:
        return "portal.production";
    case renewal::PortalKind::test:
        return "portal.test";
    case renewal::PortalKind::demo:
        break;
    }
    return "portal.demo";
}

base::Result<QString> ready(const Wording& wording, std::string_view key, const Fields& fields)
{
    const auto word = wording.word(key, fields);
    if (!word) return tl::unexpected(word.error());
    return prepared(*word);
}

base::Result<QString> numberOf(const Wording& wording, std::size_t page, std::size_t pages)
{
    Fields fields;
    fields.set("page", std::to_string(page));
    fields.set("pages", std::to_string(pages));
    return ready(wording, "header.page", fields);
}

} // namespace

base::Result<Edges> edgesOf(const Wording& wording, const Fields& facts, renewal::PortalKind portal, std::size_t pages)
{
    const auto title = wording.word("metadata.title", facts);
    if (!title) return tl::unexpected(title.error());
    Edges edges;
    edges.title = QString::fromStdString(*title);

    const std::pair<QString*, std::string_view> texts[]{{&edges.dossier, "header.dossier"},
                                                        {&edges.specimen, "footer.specimen"},
                                                        {&edges.initials, "footer.initials"},
                                                        {&edges.notice, portalWord(portal)}};
    for (const auto& [text, key] : texts) {
        const auto word = ready(wording, key, facts);
        if (!word) return tl::unexpected(word.error());
        *text = *word;
    }
    for (std::size_t page = 1; page <= pages; ++page) {
        const auto number = numberOf(wording, page, pages);
        if (!number) return tl::unexpected(number.error());
        edges.numbers.push_back(*number);
    }
    return edges;
}

} // namespace sceau::dossier::layout
