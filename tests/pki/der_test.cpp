#include "pki/der.hpp"

#include <gtest/gtest.h>

namespace sceau::pki {

namespace {

struct Row {
    std::string name;
    base::Bytes bytes;
    std::optional<std::size_t> size;
};

void PrintTo(const Row& row, std::ostream* out)
{
    *out << row.name;
}

class DerSize : public testing::TestWithParam<Row> {};

base::Bytes nested(int depth)
{
    base::Bytes bytes;
    for (int i = 0; i < depth; ++i)
        bytes.insert(bytes.begin(), {0x30, static_cast<std::uint8_t>(bytes.size())});
    return bytes;
}

} // namespace

TEST_P(DerSize, IsThatOfTheFirstElementOrNothing)
{
    EXPECT_EQ(derSize(GetParam().bytes), GetParam().size);
}

INSTANTIATE_TEST_SUITE_P(Encodings, DerSize,
                         testing::Values(Row{"empty", {}, std::nullopt}, Row{"a tag alone", {0x30}, std::nullopt},
                                         Row{"an empty sequence", {0x30, 0x00}, 2}, Row{"bytes after it", {0x30, 0x00, 0xFF}, 2},
                                         Row{"a nested integer", {0x30, 0x03, 0x02, 0x01, 0x05}, 5},
                                         Row{"cut short", {0x30, 0x03, 0x02, 0x01}, std::nullopt},
                                         Row{"an inner length too long", {0x30, 0x03, 0x02, 0x02, 0x05}, std::nullopt},
                                         Row{"an indefinite length", {0x30, 0x80, 0x00, 0x00}, std::nullopt},
                                         Row{"a long form of a short length", {0x04, 0x81, 0x01, 0x00}, std::nullopt},
                                         Row{"a leading zero in the length", {0x04, 0x82, 0x00, 0x80}, std::nullopt},
                                         Row{"a length of five octets", {0x04, 0x85, 1, 0, 0, 0, 0}, std::nullopt},
                                         Row{"a high tag", {0x1F, 0x21, 0x00}, std::nullopt},
                                         Row{"a sequence that does not nest", {0x10, 0x00}, std::nullopt},
                                         Row{"an octet string that nests", {0x24, 0x00}, std::nullopt},
                                         Row{"a depth of 33", nested(33), 66}, Row{"a depth of 34", nested(34), std::nullopt}));

TEST(DerChildren, AreTheElementsThatFillTheContent)
{
    const base::Bytes content{0x02, 0x01, 0x05, 0x05, 0x00};

    const auto children = derChildren(content);

    ASSERT_TRUE(children.has_value());
    ASSERT_EQ(children->size(), 2U);
    EXPECT_EQ(children->at(0).tag, 0x02);
    EXPECT_EQ(children->at(0).content.size(), 1U);
    EXPECT_EQ(children->at(1).whole.size(), 2U);
    EXPECT_FALSE(derChildren(base::Bytes{0x02, 0x01}).has_value());
}

} // namespace sceau::pki
