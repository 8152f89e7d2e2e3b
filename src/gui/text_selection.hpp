#pragma once

#include "gui/page_text.hpp"

#include <compare>
#include <limits>

namespace sceau::gui {

/// A gap between letters of a document.
struct TextPlace {
    static constexpr int pageEnd = std::numeric_limits<int>::max();

    int page = 0;
    int at = 0; ///< in the page's PageText; what is beyond its end means its end

    friend auto operator<=>(const TextPlace&, const TextPlace&) = default;
};

struct TextRange {
    TextPlace from, to;

    /// What lies on a page whose text is that long.
    [[nodiscard]] PageText::Span on(int page, int length) const;
};

/// What a person selects, from where the mouse went down to where it is, by letters, words or lines.
class TextSelection {
public:
    enum class Unit { letter, word, line };

    void clear() { *this = {}; }
    void begin(TextPlace at, const PageText& text, Unit unit);
    void extend(TextPlace to, const PageText& text);
    void set(TextRange range);

    [[nodiscard]] bool begun() const { return begun_; } ///< there is a place from which it may be extended
    [[nodiscard]] bool empty() const { return range_.from == range_.to; }
    [[nodiscard]] const TextRange& range() const { return range_; }
    [[nodiscard]] TextPlace head() const { return head_; } ///< its end that moves

private:
    [[nodiscard]] TextRange unitAt(TextPlace at, const PageText& text) const;

    TextRange origin_, range_;
    TextPlace head_;
    Unit unit_ = Unit::letter;
    bool begun_ = false;
};

} // namespace sceau::gui
