#pragma once

#include "demo.hpp"
#include "shared/time_authority.hpp"

#include <gtest/gtest.h>
#include <optional>

namespace sceau::cli::test {

/// A demonstration with a time-stamping authority of its own root, named in a file.
class Stamped : public testing::Test {
protected:
    Stamped();

    /// The authority, answering in another manner from now on.
    void stamp(std::function<std::string(const std::string&)> alter = {});

    Demo demo;
    pki::TestIdentity root;
    pki::TestIdentity unit;
    std::optional<sceau::test::TimeAuthority> authority;
};

} // namespace sceau::cli::test
