#include "pdf/finish.hpp"

#include "pdf/qpdf.hpp"

#include <array>
#include <openssl/evp.h>

namespace sceau::pdf {

using base::Code;

namespace {

constexpr std::size_t identifierLength = 16;

std::string identifierFrom(const std::string& seed)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    EVP_Digest(seed.data(), seed.size(), hash.data(), nullptr, EVP_sha256(), nullptr);
    return base::hex(base::BytesView(hash).first(identifierLength));
}

void describe(const Qpdf& qpdf, qpdf_data pdf, const Finishing& finishing)
{
    const auto root = qpdf.get_root(pdf);
    qpdf.oh_replace_key(pdf, root, "/Lang", qpdf.oh_new_unicode_string(pdf, finishing.language.c_str()));
    auto preferences = qpdf.oh_get_key(pdf, root, "/ViewerPreferences");
    if (qpdf.oh_is_dictionary(pdf, preferences) == QPDF_FALSE) preferences = qpdf.oh_new_dictionary(pdf);
    qpdf.oh_replace_key(pdf, preferences, "/DisplayDocTitle", qpdf.oh_new_bool(pdf, QPDF_TRUE));
    qpdf.oh_replace_key(pdf, root, "/ViewerPreferences", preferences);
    const bool tagged = qpdf.oh_has_key(pdf, root, "/StructTreeRoot") == QPDF_TRUE;
    const bool marked = qpdf.oh_has_key(pdf, root, "/MarkInfo") == QPDF_TRUE;
    if (tagged && !marked) qpdf.oh_replace_key(pdf, root, "/MarkInfo", qpdf.oh_parse(pdf, "<< /Marked true >>"));
    const auto identifier = "<" + identifierFrom(finishing.identifier) + ">";
    qpdf.oh_replace_key(pdf, qpdf.get_trailer(pdf), "/ID", qpdf.oh_parse(pdf, ("[" + identifier + identifier + "]").c_str()));
}

/// One revision, objects in the open, a classic table; streams keep their bytes.
bool write(const Qpdf& qpdf, qpdf_data pdf)
{
    if ((qpdf.init_write_memory(pdf) & QPDF_ERRORS) != 0) return false;
    qpdf.set_object_stream_mode(pdf, qpdf_o_disable);
    qpdf.set_stream_data_mode(pdf, qpdf_s_preserve);
    qpdf.set_preserve_unreferenced_objects(pdf, QPDF_FALSE);
    qpdf.set_newline_before_endstream(pdf, QPDF_TRUE); // PDF/A-1: ISO 19005-1 § 6.1.7
    qpdf.set_deterministic_ID(pdf, QPDF_TRUE);
    return (qpdf.write(pdf) & QPDF_ERRORS) == 0;
}

} // namespace

base::Result<base::Bytes> finish(base::BytesView pdf, const Finishing& finishing)
{
    const auto library = Qpdf::load();
    if (!library) return tl::unexpected(library.error());
    const auto& qpdf = **library;
    const auto handle = strictQpdf(qpdf);
    auto* document = handle.get();
    const auto read = qpdf.read_memory(document, "composed", reinterpret_cast<const char*>(pdf.data()), pdf.size(), nullptr);
    if ((read & QPDF_ERRORS) != 0) return base::fail(Code::composeFailed, "finish, read");
    describe(qpdf, document, finishing);
    if (qpdf.has_error(document) == QPDF_TRUE || !write(qpdf, document)) return base::fail(Code::composeFailed, "finish, write");
    const auto* buffer = qpdf.get_buffer(document);
    return base::Bytes(buffer, buffer + qpdf.get_buffer_length(document));
}

} // namespace sceau::pdf
