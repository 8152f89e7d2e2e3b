#include "pades/cms.hpp"

#include <cstdlib>

using namespace sceau;

/// A signature's CMS and its attributes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto content = pades::readCms({data, size});
    if (content && content->size > size) std::abort();
    return 0;
}
