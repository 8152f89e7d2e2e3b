#include "pdf/finish.hpp"

#include "pdf/qpdf_handle.hpp"

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

void describe(qpdf_data pdf, const Finishing& finishing)
{
    const auto root = qpdf_get_root(pdf);
    qpdf_oh_replace_key(pdf, root, "/Lang", qpdf_oh_new_unicode_string(pdf, finishing.language.c_str()));
    auto preferences = qpdf_oh_get_key(pdf, root, "/ViewerPreferences");
    if (qpdf_oh_is_dictionary(pdf, preferences) == QPDF_FALSE) preferences = qpdf_oh_new_dictionary(pdf);
    qpdf_oh_replace_key(pdf, preferences, "/DisplayDocTitle", qpdf_oh_new_bool(pdf, QPDF_TRUE));
    qpdf_oh_replace_key(pdf, root, "/ViewerPreferences", preferences);
    const bool tagged = qpdf_oh_has_key(pdf, root, "/StructTreeRoot") == QPDF_TRUE;
    const bool marked = qpdf_oh_has_key(pdf, root, "/MarkInfo") == QPDF_TRUE;
    if (tagged && !marked) qpdf_oh_replace_key(pdf, root, "/MarkInfo", qpdf_oh_parse(pdf, "<< /Marked true >>"));
    const auto identifier = "<" + identifierFrom(finishing.identifier) + ">";
    qpdf_oh_replace_key(pdf, qpdf_get_trailer(pdf), "/ID", qpdf_oh_parse(pdf, ("[" + identifier + identifier + "]").c_str()));
}

/// One revision, objects in the open, a classic table; streams keep their bytes.
bool write(qpdf_data pdf)
{
    if ((qpdf_init_write_memory(pdf) & QPDF_ERRORS) != 0) return false;
    qpdf_set_object_stream_mode(pdf, qpdf_o_disable);
    qpdf_set_stream_data_mode(pdf, qpdf_s_preserve);
    qpdf_set_preserve_unreferenced_objects(pdf, QPDF_FALSE);
    qpdf_set_newline_before_endstream(pdf, QPDF_TRUE); // PDF/A-1: ISO 19005-1 § 6.1.7
    qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
    return (qpdf_write(pdf) & QPDF_ERRORS) == 0;
}

} // namespace

base::Result<base::Bytes> finish(base::BytesView pdf, const Finishing& finishing)
{
    const auto handle = strictQpdf();
    auto* document = handle.get();
    const auto read = qpdf_read_memory(document, "composed", reinterpret_cast<const char*>(pdf.data()), pdf.size(), nullptr);
    if ((read & QPDF_ERRORS) != 0) return base::fail(Code::composeFailed, "finish, read");
    describe(document, finishing);
    if (qpdf_has_error(document) == QPDF_TRUE || !write(document)) return base::fail(Code::composeFailed, "finish, write");
    const auto* buffer = qpdf_get_buffer(document);
    return base::Bytes(buffer, buffer + qpdf_get_buffer_length(document));
}

} // namespace sceau::pdf
