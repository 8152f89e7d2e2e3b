#include "pdf/qpdf.hpp"

#include <dlfcn.h>

namespace sceau::pdf {

namespace {

/// Fills one function; remembers that one is missing.
template <class Function> void find(void* library, const char* name, Function& function, bool& complete)
{
    function = reinterpret_cast<Function>(::dlsym(library, name));
    complete = complete && function != nullptr;
}

bool fill(void* library, Qpdf& qpdf)
{
    bool complete = library != nullptr;
    if (!complete) return false;
#define SCEAU_QPDF(name) find(library, "qpdf_" #name, qpdf.name, complete);
#include "pdf/qpdf_functions.def"
#undef SCEAU_QPDF
    return complete;
}

} // namespace

base::Result<const Qpdf*> Qpdf::load()
{
    static Qpdf qpdf;
    static const bool complete = fill(::dlopen(SCEAU_QPDF_LIBRARY, RTLD_NOW | RTLD_LOCAL), qpdf);
    if (!complete) return tl::unexpected(base::Error{base::Code::programMissing}.at("qpdf").with("program", SCEAU_QPDF_LIBRARY));
    return &qpdf;
}

QpdfHandle strictQpdf(const Qpdf& qpdf)
{
    QpdfHandle handle(qpdf.init(), QpdfCleanup{&qpdf});
    qpdf.silence_errors(handle.get());
    qpdf.set_suppress_warnings(handle.get(), QPDF_TRUE);
    qpdf.set_attempt_recovery(handle.get(), QPDF_FALSE);
    return handle;
}

} // namespace sceau::pdf
