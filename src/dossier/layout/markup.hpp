#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The small Markdown of the templates, one block a line, blocks apart by blank lines:
/// `# title`, `## heading`, `### article`, `> lead`, `- item`, `| label | value |` (`|?` drops the row when its value is empty),
/// other lines are paragraphs, **strong** inside them. `::: boxes` … `:::` holds boxes side by side, apart by `---`, each with
/// a `## heading`, paragraphs, `_ label` (a line to fill in by hand) and `[] label` (an area to sign in).
namespace sceau::dossier::layout {

enum class Kind { title, heading, article, lead, item, paragraph, row, optionalRow, ruledLine, area };

struct Line {
    Kind kind = Kind::paragraph;
    std::string label; ///< rows only
    std::string text;
};

using Box = std::vector<Line>;

/// One line of the document, or a set of boxes.
struct Block {
    Line line;
    std::vector<Box> boxes; ///< not empty: `line` means nothing
};

/// Code::composeFailed with the fact "line" when a block is not closed or a row has not two cells.
[[nodiscard]] base::Result<std::vector<Block>> parseMarkup(std::string_view text);

/// A stretch of text in one weight.
struct Span {
    std::string text;
    bool strong = false;
};

/// Splits at `**`; done before placeholders are filled, so that a name with asterisks stays a name.
[[nodiscard]] std::vector<Span> spansOf(std::string_view text);

} // namespace sceau::dossier::layout
