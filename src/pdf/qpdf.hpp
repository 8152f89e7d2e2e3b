#pragma once

#include "base/result.hpp"

#include <memory>
#include <qpdf/qpdf-c.h>

namespace sceau::pdf {

/// The functions of qpdf's C interface that we use, found when a file first needs them: linked in, the library and those it brings cost
/// every command a third of its start-up, and signing needs none of them. (Its C++ headers do not compile as C++20 with clang 14.)
struct Qpdf {
#define SCEAU_QPDF(name) decltype(&::qpdf_##name) name = nullptr;
#include "pdf/qpdf_functions.def"
#undef SCEAU_QPDF

    /// Code::programMissing when the library, or a function of it, is not there.
    [[nodiscard]] static base::Result<const Qpdf*> load();
};

struct QpdfCleanup {
    const Qpdf* qpdf = nullptr;
    void operator()(_qpdf_data* data) const { qpdf->cleanup(&data); }
};
using QpdfHandle = std::unique_ptr<_qpdf_data, QpdfCleanup>;

/// Ready to read without repair and without a word on standard error.
[[nodiscard]] QpdfHandle strictQpdf(const Qpdf& qpdf);

} // namespace sceau::pdf
