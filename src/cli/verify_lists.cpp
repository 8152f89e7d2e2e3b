#include "cli/verify_lists.hpp"

namespace sceau::cli {
namespace {

base::Result<std::vector<support::TrustedListFile>> filesFor(const VerifyRequest& request, const Console& console)
{
    if (request.trustedList.empty() && !request.listSigners.empty()) return tl::unexpected(usage(console, "cli.usage.trusted-list"));
    if (request.trustedList.empty()) {
        return request.trust.empty() ? support::settings().trustedLists : std::vector<support::TrustedListFile>();
    }
    if (request.listSigners.empty()) return tl::unexpected(usage(console, "cli.usage.list-signer"));
    return std::vector<support::TrustedListFile>{{request.trustedList, {request.listSigners.begin(), request.listSigners.end()}}};
}

} // namespace

base::Result<support::ReadLists> listsFor(const VerifyRequest& request, const pades::VerifyOptions& options, const Console& console)
{
    const auto files = filesFor(request, console);
    if (!files) return tl::unexpected(files.error());
    return support::readLists(*files, options.anchors, options.at);
}

} // namespace sceau::cli
