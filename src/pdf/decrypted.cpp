#include "pdf/decrypted.hpp"

#include "pdf/qpdf.hpp"

namespace sceau::pdf {

using base::Code;

struct Decrypted::State {
    const Qpdf& qpdf;
    QpdfHandle pdf = strictQpdf(qpdf);
};

Decrypted::Decrypted(std::unique_ptr<State> state) : state_(std::move(state)) {}
Decrypted::~Decrypted() = default;

base::Result<std::unique_ptr<Decrypted>> Decrypted::open(const std::filesystem::path& path, const base::Secret& password)
{
    const auto library = Qpdf::load();
    if (!library) return tl::unexpected(library.error());
    const auto& qpdf = **library;
    std::unique_ptr<State> state(new State{qpdf});
    auto* pdf = state->pdf.get();
    if ((qpdf.read(pdf, path.c_str(), password.c_str()) & QPDF_ERRORS) != 0) {
        const bool locked = qpdf.get_error_code(pdf, qpdf.get_error(pdf)) == qpdf_e_password;
        return base::fail(locked ? Code::pdfEncrypted : Code::pdfBroken, "decrypt");
    }
    return std::unique_ptr<Decrypted>(new Decrypted(std::move(state)));
}

base::Result<Object> Decrypted::object(Reference reference)
{
    const auto& qpdf = state_->qpdf;
    auto* pdf = state_->pdf.get();
    const auto found = qpdf.get_object_by_id(pdf, reference.number, reference.generation);
    const bool isStream = qpdf.oh_is_stream(pdf, found) == QPDF_TRUE;
    const auto value = isStream ? qpdf.oh_get_dict(pdf, found) : found;
    std::string text = isStream ? qpdf.oh_unparse(pdf, value) : qpdf.oh_unparse_resolved(pdf, value);
    qpdf.oh_release_all(pdf);
    if (qpdf.has_error(pdf) == QPDF_TRUE) {
        static_cast<void>(qpdf.get_error(pdf)); // it is said once
        return base::fail(Code::pdfBroken, "object " + std::to_string(reference.number));
    }
    return Object{reference.number, reference.generation, std::move(text), 0, std::nullopt};
}

} // namespace sceau::pdf
