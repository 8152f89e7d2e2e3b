#include "support/trusted_lists.hpp"

#include "base/whole_file.hpp"
#include "renewal/window.hpp"

namespace sceau::support {

namespace {

constexpr std::uint64_t largestList = 32U << 20U;

base::Result<pki::TrustedList> read(const TrustedListFile& named)
{
    std::vector<pki::Certificate> signers;
    for (const auto& place : named.signers) {
        const auto read = pki::readAnchors(place);
        if (!read) return tl::unexpected(base::Error(read.error()).with("file", place.string()));
        signers.insert(signers.end(), read->begin(), read->end());
    }
    const auto xml = base::readFile(named.file, largestList);
    if (!xml) return tl::unexpected(xml.error());
    auto list = pki::readTrustedList(*xml, signers);
    if (!list) return tl::unexpected(std::move(list.error()).with("file", named.file.string()));
    return list;
}

base::Error outdated(const TrustedListFile& named, const pki::TrustedList& list)
{
    return base::Error{base::Code::trustedListOutdated}
        .at("trustedList")
        .with("file", named.file.string())
        .with("date", renewal::formatDate(renewal::parisDate(*list.nextUpdate)));
}

} // namespace

base::Result<ReadLists> readLists(const std::vector<TrustedListFile>& files, std::vector<pki::Certificate> anchors, base::Instant at)
{
    ReadLists lists{{{}, std::move(anchors), at}, {}};
    for (const auto& named : files) {
        auto list = read(named);
        if (!list) return tl::unexpected(std::move(list.error()));
        if (pki::isOutOfDate(*list, at)) lists.problems.push_back(outdated(named, *list));
        lists.listed.lists.push_back(std::move(*list));
    }
    return lists;
}

} // namespace sceau::support
