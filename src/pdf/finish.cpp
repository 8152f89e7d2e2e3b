#include "pdf/finish.hpp"

#include <array>
#include <openssl/evp.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

namespace sceau::pdf {

using base::Code;

namespace {

constexpr std::size_t identifierLength = 16;

std::string identifierFrom(const std::string& seed)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    EVP_Digest(seed.data(), seed.size(), hash.data(), nullptr, EVP_sha256(), nullptr);
    return {reinterpret_cast<const char*>(hash.data()), identifierLength};
}

void describe(QPDF& pdf, const Finishing& finishing)
{
    auto root = pdf.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(finishing.language));
    auto preferences = root.getKey("/ViewerPreferences");
    if (!preferences.isDictionary()) preferences = QPDFObjectHandle::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
    root.replaceKey("/ViewerPreferences", preferences);
    const bool tagged = root.getKey("/StructTreeRoot").isDictionary();
    if (tagged && !root.hasKey("/MarkInfo")) root.replaceKey("/MarkInfo", QPDFObjectHandle::parse("<< /Marked true >>"));
    const auto identifier = QPDFObjectHandle::newString(identifierFrom(finishing.identifier));
    auto trailer = pdf.getTrailer();
    trailer.replaceKey("/ID", QPDFObjectHandle::newArray({identifier, identifier}));
}

/// One revision, objects in the open, a classic table; streams keep their bytes.
base::Bytes written(QPDF& pdf)
{
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setPreserveUnreferencedObjects(false);
    writer.setNewlineBeforeEndstream(true); // PDF/A-1: ISO 19005-1 § 6.1.7
    writer.setDeterministicID(true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {buffer->getBuffer(), buffer->getBuffer() + buffer->getSize()};
}

} // namespace

base::Result<base::Bytes> finish(base::BytesView pdf, const Finishing& finishing)
{
    try {
        QPDF document;
        document.setAttemptRecovery(false);
        document.setSuppressWarnings(true);
        document.processMemoryFile("composed", reinterpret_cast<const char*>(pdf.data()), pdf.size());
        describe(document, finishing);
        return written(document);
    } catch (const std::exception& failure) {
        return tl::unexpected(base::Error{Code::composeFailed}.at("finish").with("reason", failure.what()));
    }
}

} // namespace sceau::pdf
