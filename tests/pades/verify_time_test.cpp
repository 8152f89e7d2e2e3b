#include "pades/verify_signature.hpp"

#include <gtest/gtest.h>

namespace sceau::pades {

namespace {

struct Row {
    std::string written;
    std::string understood;
};

class ClaimedTime : public testing::TestWithParam<Row> {};

} // namespace

TEST_P(ClaimedTime, IsReadInUtcOrNotAtAll)
{
    EXPECT_EQ(claimedTime(GetParam().written), GetParam().understood);
}

INSTANTIATE_TEST_SUITE_P(
    Dates, ClaimedTime,
    testing::Values(Row{"D:20261121205000Z", "2026-11-21T20:50:00Z"}, Row{"D:20261121215000+01'00'", "2026-11-21T20:50:00Z"},
                    Row{"D:20261121215000+01'00", "2026-11-21T20:50:00Z"}, Row{"D:20261121165000-04'00'", "2026-11-21T20:50:00Z"},
                    Row{"D:20261121165000-0400", "2026-11-21T20:50:00Z"}, Row{"D:20261121165000-04", "2026-11-21T20:50:00Z"},
                    Row{"D:20261121205000Z00'00'", "2026-11-21T20:50:00Z"}, Row{"D:20260101003000+01'00'", "2025-12-31T23:30:00Z"},
                    Row{"D:20261121205000", ""}, Row{"D:20261121", ""}, Row{"20261121205000Z", ""}, Row{"D:20260231205000Z", ""},
                    Row{"D:20261321205000Z", ""}, Row{"D:20261121255000Z", ""}, Row{"D:20261121205000+1", ""},
                    Row{"D:20261121205000+01'00'x", ""}, Row{"D:2026-1-21205000Z", ""}, Row{"", ""}));

} // namespace sceau::pades
