#include "support/demo.hpp"

#include "base/whole_file.hpp"
#include "portal/portal.hpp"
#include "support/demo_keys.hpp"
#include "token/keys.hpp"
#include "token/soft_token.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace sceau::support {
namespace {

using base::Code;
using base::Error;
using Existing = base::WholeFile::Existing;
using Readers = base::WholeFile::Readers;
namespace fs = std::filesystem;

constexpr std::string_view demoPin = "1234";

/// A new folder, or one that an earlier demonstration made: nothing else is ever emptied.
base::Status clear(const Demo& demo, const fs::path& marker)
{
    std::error_code problem;
    fs::create_directories(demo.folder, problem);
    if (problem) return tl::unexpected(base::fileError(problem.value(), demo.folder, Code::folderReadOnly));
    const bool empty = fs::is_empty(demo.folder, problem);
    if (!empty && !fs::exists(marker, problem))
        return tl::unexpected(Error{Code::targetExists}.at("demo").with("file", demo.folder.string()));
    fs::permissions(demo.folder, fs::perms::owner_all, problem);
    auto marked = base::writeFile(marker, base::bytesOf("{}\n"), Existing::replace, Readers::ownerOnly);
    if (!marked) return marked;
    for (const auto& old : {demo.softhsmConfiguration.parent_path(), demo.portal, demo.pinFile, demo.trust})
        fs::remove_all(old, problem);
    return {};
}

/// The keys as PKCS#11 shows them: what is written down is what was found again.
base::Result<std::vector<token::Token>> findAgain(const fs::path& module)
{
    token::Keys keys({{module}, std::chrono::seconds(60)});
    auto found = token::find(keys, {module, {}});
    if (!found) return tl::unexpected(found.error());
    return std::move(found->tokens);
}

base::Status nameOrders(Demo& demo, const std::vector<DemoCase>& cases)
{
    const auto tokens = findAgain(demo.module);
    if (!tokens) return tl::unexpected(tokens.error());
    for (const auto& one : cases) {
        const auto found = std::find_if(tokens->begin(), tokens->end(), [&](const auto& token) { return token.label == one.tokenLabel; });
        if (found == tokens->end()) return base::fail(Code::keyFailed, "demo");
        demo.orders.push_back({one.number, one.which, found->uri});
    }
    demo.token = demo.orders.front().token;
    return {};
}

base::Status fillPortal(const Demo& demo, const std::vector<DemoCase>& cases, base::Instant now)
{
    auto portal = portal::Portal::init(demo.portal.string(), renewal::PortalKind::demo);
    if (!portal) return tl::unexpected(portal.error());
    const auto imported = (*portal)->importJson(demoImport(cases, now), now);
    if (!imported) return tl::unexpected(imported.error());
    return {};
}

Demo planned(const fs::path& folder, const fs::path& module)
{
    Demo demo;
    std::error_code ignored;
    demo.folder = fs::absolute(folder, ignored).lexically_normal();
    demo.module = module;
    demo.pinFile = demo.folder / "pin.txt";
    demo.portal = demo.folder / "portal.db";
    demo.trust = demo.folder / "trust.pem";
    demo.softhsmConfiguration = demo.folder / "softhsm" / "softhsm2.conf";
    return demo;
}

} // namespace

base::Result<Demo> makeDemo(const fs::path& folder, base::Instant now)
{
    const auto module = token::softModule();
    if (!module) return tl::unexpected(module.error());
    auto demo = planned(folder, *module);
    const auto marker = demo.folder / "demo.json";
    if (auto cleared = clear(demo, marker); !cleared) return tl::unexpected(cleared.error());

    constexpr std::chrono::days years5{5 * 365};
    const auto authority = pki::TestAuthority::make(now - years5, now + 2 * years5);
    if (!authority) return tl::unexpected(authority.error());
    auto cases = demoCases();
    const auto pin = base::Secret::from(demoPin);
    const auto configuration = makeDemoKeys(demo.softhsmConfiguration.parent_path(), *authority, now, pin, cases);
    if (!configuration) return tl::unexpected(configuration.error());
    demo.softhsmConfiguration = *configuration;

    const auto root = pki::toPem(authority->root().certificate);
    const auto done = nameOrders(demo, cases)
                          .and_then([&] { return fillPortal(demo, cases, now); })
                          .and_then([&] { return base::writeFile(demo.trust, base::bytesOf(root), Existing::replace); })
                          .and_then([&] {
                              const auto line = std::string(demoPin) + '\n';
                              return base::writeFile(demo.pinFile, base::bytesOf(line), Existing::replace, Readers::ownerOnly);
                          })
                          .and_then([&] {
                              const auto line = toJson(demo) + '\n';
                              return base::writeFile(marker, base::bytesOf(line), Existing::replace, Readers::ownerOnly);
                          });
    if (!done) return tl::unexpected(done.error());
    return demo;
}

std::string toJson(const Demo& demo)
{
    nlohmann::ordered_json line{
        {"dir", demo.folder.string()},
        {"module", demo.module.string()},
        {"token", demo.token},
        {"pin_file", demo.pinFile.string()},
        {"portal", demo.portal.string()},
        {"trust", demo.trust.string()},
        {"environment", {{"SOFTHSM2_CONF", demo.softhsmConfiguration.string()}}},
        {"orders", nlohmann::ordered_json::array()},
    };
    for (const auto& order : demo.orders)
        line["orders"].push_back({{"number", order.number}, {"case", order.which}, {"key", order.token}});
    return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace sceau::support
