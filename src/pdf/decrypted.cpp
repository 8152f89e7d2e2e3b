#include "pdf/decrypted.hpp"

#include "pdf/qpdf_handle.hpp"

namespace sceau::pdf {

using base::Code;

struct Decrypted::State {
    QpdfHandle pdf = strictQpdf();
};

Decrypted::Decrypted(std::unique_ptr<State> state) : state_(std::move(state)) {}
Decrypted::~Decrypted() = default;

base::Result<std::unique_ptr<Decrypted>> Decrypted::open(const std::filesystem::path& path, const base::Secret& password)
{
    auto state = std::make_unique<State>();
    auto* pdf = state->pdf.get();
    if ((qpdf_read(pdf, path.c_str(), password.c_str()) & QPDF_ERRORS) != 0) {
        const bool locked = qpdf_get_error_code(pdf, qpdf_get_error(pdf)) == qpdf_e_password;
        return base::fail(locked ? Code::pdfEncrypted : Code::pdfBroken, "decrypt");
    }
    return std::unique_ptr<Decrypted>(new Decrypted(std::move(state)));
}

base::Result<Object> Decrypted::object(Reference reference)
{
    auto* pdf = state_->pdf.get();
    const auto found = qpdf_get_object_by_id(pdf, reference.number, reference.generation);
    const bool isStream = qpdf_oh_is_stream(pdf, found) == QPDF_TRUE;
    const auto value = isStream ? qpdf_oh_get_dict(pdf, found) : found;
    std::string text = isStream ? qpdf_oh_unparse(pdf, value) : qpdf_oh_unparse_resolved(pdf, value);
    qpdf_oh_release_all(pdf);
    if (qpdf_has_error(pdf) == QPDF_TRUE) {
        static_cast<void>(qpdf_get_error(pdf)); // it is said once
        return base::fail(Code::pdfBroken, "object " + std::to_string(reference.number));
    }
    return Object{reference.number, reference.generation, std::move(text), 0, std::nullopt};
}

} // namespace sceau::pdf
