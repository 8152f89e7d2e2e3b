#include "portal_fixture.hpp"

#include "shared/test_pki.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace sceau::portal::test {

std::string documentedImport()
{
    std::ifstream file(std::filesystem::path(SCEAU_SOURCE_DIR) / "docs" / "portal.md");
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    const auto begin = page.find("```json\n") + 8;
    return page.substr(begin, page.find("```", begin) - begin);
}

std::string issuer()
{
    return "CN=TEST AC Avocats,O=TEST,C=FR";
}

std::string serial()
{
    return "0A1B2C";
}

nlohmann::json oneOrder()
{
    auto content = nlohmann::json::parse(documentedImport());
    content.erase("renewals");
    content.erase("history");
    return content;
}

std::filesystem::path newFile()
{
    return sceau::test::temporaryFolder("portal") / "portal.db";
}

std::unique_ptr<Portal> portalWith(const nlohmann::json& content, renewal::PortalKind kind)
{
    auto portal = Portal::init(newFile().string(), kind);
    EXPECT_TRUE(portal.has_value());
    const auto imported = (*portal)->importJson(content.dump(), sceau::test::now());
    EXPECT_TRUE(imported.has_value()) << (imported ? "" : imported.error().facts.at("problem"));
    return std::move(*portal);
}

base::Bytes bytes(std::string_view text)
{
    return {text.begin(), text.end()};
}

} // namespace sceau::portal::test
