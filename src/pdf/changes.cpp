#include "pdf/changes.hpp"

namespace sceau::pdf {

Difference changesAfter(Document&, const Inspection& inspection, std::uint64_t signedEnd)
{
    if (signedEnd == inspection.size) return {Change::none, {}};
    return {Change::forbidden, "later revision"};
}

} // namespace sceau::pdf
