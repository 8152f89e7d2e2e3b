#pragma once

#include "render/protocol.hpp"

#include <deque>

namespace sceau::render {

/// Requests that the worker has not been given yet. What a person looks at comes first: opening, then the page asked for last, then
/// words, thumbnails, texts and searches in their order. A page waits once of each: asked again, at another scale, it takes its new place.
class Waiting {
public:
    void add(Request request);
    [[nodiscard]] std::optional<Request> next();
    void drop(Kind kind);
    void drop(Kind kind, int page);
    void clear() { requests_.clear(); }

private:
    std::deque<Request> requests_;
};

} // namespace sceau::render
