#pragma once

#include <QString>
#include <string_view>

namespace sceau::test {

/// One PNG for each screen in each language, set of colours, size of letters and size of window, whose name contains `wanted`:
/// "care_change_fr_dark_200_1024x600". How many were written.
int takePictures(const QString& folder, std::string_view wanted);

} // namespace sceau::test
