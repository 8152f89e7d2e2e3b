#include "render/waiting.hpp"

#include <algorithm>

namespace sceau::render {

namespace {

/// Lower goes first.
int rank(const Request& request)
{
    return static_cast<int>(request.kind);
}

} // namespace

void Waiting::add(Request request)
{
    if (request.kind == Kind::render) {
        std::erase_if(requests_, [&](const Request& other) { return other.kind == Kind::render && other.page == request.page; });
        requests_.push_front(std::move(request));
    } else {
        requests_.push_back(std::move(request));
    }
}

std::optional<Request> Waiting::next()
{
    const auto first =
        std::min_element(requests_.begin(), requests_.end(), [](const Request& a, const Request& b) { return rank(a) < rank(b); });
    if (first == requests_.end()) return std::nullopt;
    auto request = std::move(*first);
    requests_.erase(first);
    return request;
}

void Waiting::drop(Kind kind)
{
    std::erase_if(requests_, [kind](const Request& request) { return request.kind == kind; });
}

} // namespace sceau::render
