#include "pdf/update.hpp"

#include <algorithm>

namespace sceau::pdf {

using base::Code;

namespace {

base::Status fieldIsFree(const Inspection& document, const SignatureRequest& request)
{
    const auto& empty = document.emptyFields;
    const bool isEmpty = std::find(empty.begin(), empty.end(), request.field) != empty.end();
    const auto locked = [&](std::string where) {
        auto error = base::Error{Code::fieldLocked}.at(std::move(where));
        return tl::unexpected(request.field.empty() ? std::move(error) : std::move(error).with("field", request.field));
    };
    if (!request.field.empty() && !isEmpty) return locked("no such empty field");
    for (const auto& lock : document.locks) {
        const bool covers = request.field.empty() ? lock.action == FieldLock::Action::all : lock.covers(request.field);
        if (covers || lock.permissions == 1) return locked("an earlier signature");
    }
    return {};
}

} // namespace

base::Status canTakeSignature(const Inspection& document, const SignatureRequest& request)
{
    if (document.encrypted) return base::fail(Code::pdfEncrypted, "sign");
    if (document.xfa) return base::fail(Code::pdfXfa, "sign");
    const bool archival = request.type == "DocTimeStamp"; // permitted whatever the certification (EN 319 142-1)
    if (document.certification == 1 && !archival) return base::fail(Code::pdfCertified, "sign");
    const bool isFirst = document.signatures.empty() && document.certification == 0;
    if (request.certification != 0 && !isFirst) return base::fail(Code::certificationNotFirst, "sign");
    const auto page = request.visible && request.field.empty() ? request.visible->place.page : 1;
    if (page == 0 || page > document.pages) {
        auto error = base::Error{Code::pageOutOfRange}.at("sign").with("page", std::to_string(page));
        return tl::unexpected(std::move(error).with("pages", std::to_string(document.pages)));
    }
    return archival ? base::Status{} : fieldIsFree(document, request);
}

} // namespace sceau::pdf
