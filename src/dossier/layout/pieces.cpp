#include "dossier/layout/pieces.hpp"

#include <algorithm>
#include <span>

namespace sceau::dossier::layout {

namespace {

using Pieces = std::span<Piece>;

/// The pieces from the front that belong on one page.
Pieces chainAt(Pieces pieces)
{
    std::size_t length = 1;
    while (length < pieces.size() && pieces[length - 1].keepWithNext) {
        ++length;
    }
    return pieces.first(length);
}

qreal heightOf(Pieces chain, bool atTop)
{
    qreal height = atTop ? -chain.front().spaceBefore : 0;
    for (const auto& piece : chain) {
        height += piece.spaceBefore + piece.height;
    }
    return height;
}

class Filling {
public:
    explicit Filling(qreal height) : height_(height) {}

    void place(Pieces chain)
    {
        if (!fits(chain)) turn();
        if (fits(chain)) return put(chain);
        for (auto& piece : chain) {
            if (!fits({&piece, 1})) turn();
            put({&piece, 1});
        }
    }
    std::vector<Page> take() { return std::move(pages_); }

private:
    [[nodiscard]] bool atTop() const { return pages_.back().empty(); }
    [[nodiscard]] bool fits(Pieces chain) const { return used_ + heightOf(chain, atTop()) <= height_; }

    void turn()
    {
        if (atTop()) return;
        pages_.emplace_back();
        used_ = 0;
    }
    void put(Pieces chain)
    {
        for (auto& piece : chain) {
            if (!atTop()) used_ += piece.spaceBefore;
            pages_.back().push_back({used_, std::move(piece)});
            used_ += pages_.back().back().piece.height;
        }
    }

    qreal height_;
    qreal used_ = 0;
    std::vector<Page> pages_{Page{}};
};

} // namespace

base::Result<std::vector<Page>> paginate(std::vector<Piece> pieces, qreal height)
{
    if (std::any_of(pieces.begin(), pieces.end(), [height](const Piece& piece) { return piece.height > height; })) {
        return tl::unexpected(base::Error{base::Code::composeFailed}.at("paginate").with("problem", "a text longer than a page"));
    }
    Filling filling(height);
    for (Pieces rest(pieces); !rest.empty();) {
        const auto chain = chainAt(rest);
        filling.place(chain);
        rest = rest.subspan(chain.size());
    }
    return filling.take();
}

} // namespace sceau::dossier::layout
