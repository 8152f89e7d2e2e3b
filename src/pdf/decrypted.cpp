#include "pdf/decrypted.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace sceau::pdf {

using base::Code;

struct Decrypted::State {
    QPDF pdf;
};

Decrypted::Decrypted(std::unique_ptr<State> state) : state_(std::move(state)) {}
Decrypted::~Decrypted() = default;

base::Result<std::unique_ptr<Decrypted>> Decrypted::open(const std::filesystem::path& path, const base::Secret& password)
{
    auto state = std::make_unique<State>();
    try {
        state->pdf.setAttemptRecovery(false);
        state->pdf.setSuppressWarnings(true);
        state->pdf.processFile(path.c_str(), password.c_str());
    } catch (const QPDFExc& failure) {
        return base::fail(failure.getErrorCode() == qpdf_e_password ? Code::pdfEncrypted : Code::pdfBroken, "decrypt");
    } catch (const std::exception&) {
        return base::fail(Code::pdfBroken, "decrypt");
    }
    return std::unique_ptr<Decrypted>(new Decrypted(std::move(state)));
}

base::Result<Object> Decrypted::object(Reference reference)
{
    Object object{reference.number, reference.generation, "null", 0, std::nullopt};
    try {
        auto handle = state_->pdf.getObjectByID(reference.number, reference.generation);
        object.text = handle.isStream() ? handle.getDict().unparse() : handle.unparseResolved();
    } catch (const std::exception&) {
        return base::fail(Code::pdfBroken, "object " + std::to_string(reference.number));
    }
    return object;
}

} // namespace sceau::pdf
