#include "render/waiting.hpp"

#include <algorithm>
#include <array>

namespace sceau::render {

namespace {

/// Lower goes first.
int rank(const Request& request)
{
    constexpr std::array order{Kind::open, Kind::render, Kind::words, Kind::thumbnail, Kind::text, Kind::search};
    return static_cast<int>(std::find(order.begin(), order.end(), request.kind) - order.begin());
}

} // namespace

void Waiting::add(Request request)
{
    drop(request.kind, request.page);
    if (request.kind == Kind::render)
        requests_.push_front(std::move(request));
    else
        requests_.push_back(std::move(request));
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

void Waiting::drop(Kind kind, int page)
{
    std::erase_if(requests_, [&](const Request& request) { return request.kind == kind && request.page == page; });
}

} // namespace sceau::render
