#pragma once

#include <memory>
#include <qpdf/qpdf-c.h>

namespace sceau::pdf {

struct QpdfCleanup {
    void operator()(_qpdf_data* qpdf) const { qpdf_cleanup(&qpdf); }
};

/// qpdf through its C interface: its C++ headers do not compile as C++20 with clang 14, and failures are values here too.
using QpdfHandle = std::unique_ptr<_qpdf_data, QpdfCleanup>;

/// Ready to read without repair and without a word on standard error.
[[nodiscard]] inline QpdfHandle strictQpdf()
{
    QpdfHandle qpdf(qpdf_init());
    qpdf_silence_errors(qpdf.get());
    qpdf_set_suppress_warnings(qpdf.get(), QPDF_TRUE);
    qpdf_set_attempt_recovery(qpdf.get(), QPDF_FALSE);
    return qpdf;
}

} // namespace sceau::pdf
