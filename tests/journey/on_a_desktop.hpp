#pragma once

#include "journey/desktop.hpp"

#include <gtest/gtest.h>

namespace sceau::test {

/// A test that needs a screen, a bus and an accessibility bus: `installer/test` installs what they take.
class OnADesktop : public testing::Test {
protected:
    void SetUp() override
    {
        if (const auto package = Desktop::missingPackage()) GTEST_SKIP() << "the package " << *package << " is missing";
    }
};

} // namespace sceau::test
