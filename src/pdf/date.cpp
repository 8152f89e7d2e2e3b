#include "pdf/date.hpp"

namespace sceau::pdf {

std::string pdfDate(base::Instant time)
{
    auto text = base::rfc3339(time);
    std::erase_if(text, [](char c) { return c == '-' || c == ':' || c == 'T'; });
    return "D:" + text;
}

} // namespace sceau::pdf
