#pragma once

#include "support/demo.hpp"

namespace sceau::workflow::test {

/// The demonstration of this process: a copy of the one that SCEAU_TEST_DEMO names (a dozen RSA keys take longer to make than a renewal),
/// or its own where that is empty.
[[nodiscard]] const support::Demo& demo();

/// For all processes of a test run (--make-demo FOLDER). An exit status.
[[nodiscard]] int makeSharedDemo(const std::filesystem::path& folder);

} // namespace sceau::workflow::test
