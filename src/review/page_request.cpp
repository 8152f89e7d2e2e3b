#include "review/page_request.hpp"

namespace sceau::review {

template <class Archive> void fields(Archive& archive, PageRequest& request)
{
    auto& [file, end, update, text, pages] = request;
    archive(file);
    archive(end);
    archive(update);
    archive(text);
    archive(pages);
}

template <class Archive> void fields(Archive& archive, PageAnswer& answer)
{
    auto& [wholeText, text, pictures] = answer;
    archive(wholeText);
    archive(text);
    archive(pictures);
}

base::Bytes encode(const PageRequest& request)
{
    return base::packed(request);
}

std::optional<PageRequest> decodePageRequest(base::BytesView bytes)
{
    return base::unpacked<PageRequest>(bytes);
}

base::Bytes encode(const PageAnswer& answer)
{
    return base::packed(answer);
}

std::optional<PageAnswer> decodePageAnswer(base::BytesView bytes)
{
    return base::unpacked<PageAnswer>(bytes);
}

} // namespace sceau::review
