#include "gui/request.hpp"

#include <cstdint>
#include <cstdlib>

using namespace sceau;

/// What a later start of the program says to the window that is there: what was understood is said the same way again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto request = gui::requestOf({data, size});
    if (request && gui::requestOf(gui::toBytes(*request)) != request) std::abort();
    return 0;
}
