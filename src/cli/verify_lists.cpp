#include "cli/verify_lists.hpp"

#include "base/whole_file.hpp"
#include "renewal/window.hpp"
#include "support/settings.hpp"

namespace sceau::cli {
namespace {

constexpr std::uint64_t largestList = 32U << 20U;

base::Result<std::vector<support::TrustedListFile>> filesFor(const VerifyRequest& request, const Console& console)
{
    if (request.trustedList.empty() && !request.listSigners.empty()) return tl::unexpected(usage(console, "cli.usage.trusted-list"));
    if (request.trustedList.empty()) {
        return request.trust.empty() ? support::settings().trustedLists : std::vector<support::TrustedListFile>();
    }
    if (request.listSigners.empty()) return tl::unexpected(usage(console, "cli.usage.list-signer"));
    return std::vector<support::TrustedListFile>{{request.trustedList, {request.listSigners.begin(), request.listSigners.end()}}};
}

base::Result<pki::TrustedList> read(const support::TrustedListFile& named)
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

base::Error outdated(const support::TrustedListFile& named, const pki::TrustedList& list)
{
    return base::Error{base::Code::trustedListOutdated}
        .at("trustedList")
        .with("file", named.file.string())
        .with("date", renewal::formatDate(renewal::parisDate(*list.nextUpdate)));
}

} // namespace

base::Result<VerifyLists> listsFor(const VerifyRequest& request, const pades::VerifyOptions& options, const Console& console)
{
    const auto files = filesFor(request, console);
    if (!files) return tl::unexpected(files.error());
    VerifyLists lists{{{}, options.anchors, options.at}, {}};
    for (const auto& named : *files) {
        auto list = read(named);
        if (!list) return tl::unexpected(std::move(list.error()));
        if (pki::isOutOfDate(*list, options.at)) lists.problems.push_back(outdated(named, *list));
        lists.listed.lists.push_back(std::move(*list));
    }
    return lists;
}

} // namespace sceau::cli
