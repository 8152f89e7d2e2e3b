#pragma once

#include "base/archive.hpp"

/// What the program sceau-pictures is asked and answers.
namespace sceau::review {

/// Pages of a file as it was when it ended at `end`, with `update` after that.
struct PageRequest {
    std::filesystem::path file;
    std::uint64_t end = 0;
    base::Bytes update;
    bool text = false;                ///< of every page
    std::vector<std::uint64_t> pages; ///< to draw, from 1
};

struct PageAnswer {
    bool wholeText = false;            ///< every page gave its text
    std::string text;                  ///< UTF-8
    std::vector<base::Bytes> pictures; ///< one PNG for each page; empty for a page that could not be drawn
};

[[nodiscard]] base::Bytes encode(const PageRequest& request);
[[nodiscard]] std::optional<PageRequest> decodePageRequest(base::BytesView bytes);
[[nodiscard]] base::Bytes encode(const PageAnswer& answer);
[[nodiscard]] std::optional<PageAnswer> decodePageAnswer(base::BytesView bytes);

/// What one answer may weigh.
constexpr std::size_t pagesLimit = std::size_t{8} << 20U;
constexpr std::uint64_t mostTextPages = 50; ///< a longer file gives no text
constexpr std::size_t longestText = std::size_t{1} << 20U;
constexpr int pictureWidth = 360;

} // namespace sceau::review
