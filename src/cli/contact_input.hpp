#pragma once

#include "cli/console.hpp"
#include "portal/portal.hpp"
#include "renewal/contact.hpp"

namespace sceau::cli {

/// The confirmed contact of an order: --contact FILE, else that of the dossier already issued, else the directory's.
/// Code::dossierIssued when a file is given for the PDF that the portal brought; Code::contactInvalid with the facts "field" and "problem";
/// every problem is told.
[[nodiscard]] base::Result<renewal::Contact> contactFor(const portal::Portal& portal, const renewal::Order& order, const std::string& file,
                                                        Console& console);

} // namespace sceau::cli
