#pragma once

#include <string_view>

/// What a French envelope accepts (domain § 1.7). A département is never derived from a postcode: borders have exceptions.
namespace sceau::renewal {

/// 01000 to 95999, 971 to 978, 984, 986 to 988; Corsica is 20000 to 20999.
[[nodiscard]] bool isFrenchPostcode(std::string_view code);

/// 98000 to 98099.
[[nodiscard]] bool isMonegasquePostcode(std::string_view code);

/// 2A or 2B where digits are wanted.
[[nodiscard]] bool isCorsicanLetters(std::string_view code);

/// Whether CEDEX, when the city mentions it, closes the line with one or two digits at most. `city` has single spaces.
[[nodiscard]] bool hasCedexInItsPlace(std::string_view city);

} // namespace sceau::renewal
