#include "cli/exit_status.hpp"

#include <gtest/gtest.h>

namespace sceau::cli::test {
namespace {

using base::Code;

struct Row {
    Code code;
    Exit exit;
    friend std::ostream& operator<<(std::ostream& out, const Row& one) { return out << base::name(one.code); }
};

class ExitStatus : public testing::TestWithParam<Row> {};

} // namespace

TEST_P(ExitStatus, FollowsTheContract)
{
    EXPECT_EQ(exitOf(base::Error{GetParam().code}), GetParam().exit);
}

INSTANTIATE_TEST_SUITE_P(
    Contract, ExitStatus,
    testing::Values(Row{Code::notEligible, Exit::negative}, Row{Code::orderUnpaid, Exit::negative}, Row{Code::orderSigned, Exit::negative},
                    Row{Code::usageInvalid, Exit::usage}, Row{Code::acceptanceMissing, Exit::usage}, Row{Code::severalKeys, Exit::usage},
                    Row{Code::tokenUriInvalid, Exit::usage}, Row{Code::pinIncorrect, Exit::key}, Row{Code::pinUnreadable, Exit::key},
                    Row{Code::driverMissing, Exit::key}, Row{Code::anotherKey, Exit::key}, Row{Code::fileMissing, Exit::document},
                    Row{Code::notPdf, Exit::document}, Row{Code::selfCheckFailed, Exit::document}, Row{Code::orderUnknown, Exit::document},
                    Row{Code::contactInvalid, Exit::document}, Row{Code::importInvalid, Exit::document},
                    Row{Code::portalExists, Exit::document}, Row{Code::networkTimeout, Exit::network},
                    Row{Code::portalUnreadable, Exit::network}, Row{Code::portalInvalid, Exit::network},
                    Row{Code::internal, Exit::internal}, Row{Code::programMissing, Exit::internal}),
    [](const auto& row) { return std::to_string(static_cast<int>(row.param.code)); });

TEST(ExitStatusOfABatch, IsTheHighestBelowSeventy)
{
    EXPECT_EQ(worse(Exit::done, Exit::negative), Exit::negative);
    EXPECT_EQ(worse(Exit::document, Exit::negative), Exit::document);
    EXPECT_EQ(worse(Exit::internal, Exit::negative), Exit::negative);
    EXPECT_EQ(worse(Exit::done, Exit::internal), Exit::internal);
}

TEST(ExitStatusOfEveryCode, IsOneOfTheContract)
{
    for (const auto code : base::allCodes()) {
        const auto status = static_cast<int>(exitOf(base::Error{code}));
        EXPECT_TRUE((status >= 1 && status <= 5) || status == 70) << base::name(code);
    }
}

} // namespace sceau::cli::test
