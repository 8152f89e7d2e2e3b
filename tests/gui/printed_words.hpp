#pragma once

#include "render/pages.hpp"

namespace sceau::test {

/// The words of a page as Poppler would tell them: every letter 10 points wide and high, lines 20 points apart, the first letter at 0, 0.
[[nodiscard]] inline std::vector<render::Word> printedWords(const QString& text)
{
    using End = render::Word::End;
    std::vector<render::Word> words;
    double x = 0, y = 0;
    bool apart = true;
    for (const QChar letter : text) {
        if (letter == u'\n' || letter == u' ') {
            words.back().end = letter == u' ' ? End::space : End::line;
            x = letter == u' ' ? x + 10 : 0;
            y += letter == u' ' ? 0 : 20;
            apart = true;
            continue;
        }
        if (std::exchange(apart, false)) words.emplace_back();
        words.back().text += letter;
        words.back().letters.emplace_back(x, y, 10, 10);
        x += 10;
    }
    if (!words.empty()) words.back().end = End::line;
    return words;
}

} // namespace sceau::test
