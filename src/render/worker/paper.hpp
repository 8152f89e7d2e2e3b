#pragma once

#include "render/protocol.hpp"

namespace Poppler {
class Document;
class Page;
} // namespace Poppler

namespace sceau::render {

/// The one document of this process, as Poppler sees it. Forms, scripts, links and signatures are never looked at.
class Paper {
public:
    Paper();
    ~Paper();
    Paper(const Paper&) = delete;
    Paper& operator=(const Paper&) = delete;

    [[nodiscard]] Answer answer(const Request& request);

private:
    Outcome open(const QByteArray& path, std::vector<PageSize>& sizes);
    [[nodiscard]] Outcome draw(const Request& request, QImage& image) const;
    [[nodiscard]] Outcome read(const Request& request, QString& text) const;
    [[nodiscard]] Outcome tell(const Request& request, std::vector<Word>& words) const;
    [[nodiscard]] Outcome search(const Request& request, std::vector<Found>& found) const;
    [[nodiscard]] std::unique_ptr<Poppler::Page> page(int index) const;

    std::unique_ptr<Poppler::Document> document_;
    int descriptor_ = -1;
};

} // namespace sceau::render
