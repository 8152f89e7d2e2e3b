#include "pdf/appearance.hpp"

namespace sceau::pdf {
Appearance appearance(Edits&, const Page&, const Visible&)
{
    return {};
}
Appearance appearanceIn(Edits&, std::string_view, const std::vector<std::string>&)
{
    return {};
}
} // namespace sceau::pdf
