#pragma once

#include "base/archive.hpp"
#include "base/child.hpp"
#include "review/html.hpp"
#include "review/verifier.hpp"

namespace sceau::review {

/// Pages of a file as it was when it ended at `end`.
struct PictureRequest {
    std::filesystem::path file;
    std::uint64_t end = 0;
    std::vector<std::uint64_t> pages; ///< from 1
};

/// One PNG for each page; empty for a page that could not be drawn.
using PictureAnswer = std::vector<base::Bytes>;

[[nodiscard]] base::Bytes encode(const PictureRequest& request);
[[nodiscard]] std::optional<PictureRequest> decodePictureRequest(base::BytesView bytes);
[[nodiscard]] base::Bytes encode(const PictureAnswer& answer);
[[nodiscard]] std::optional<PictureAnswer> decodePictureAnswer(base::BytesView bytes);

/// What one answer may weigh, and how wide a picture is.
constexpr std::size_t picturesLimit = std::size_t{8} << 20U;
constexpr int pictureWidth = 360;

/// Asks the program sceau-pictures, started for the first file, for what was signed: the first page and the page that shows each of the
/// first signatures, of the revision that was signed. A file whose pages cannot be drawn has no pictures; that is no failure.
class PictureMaker {
public:
    [[nodiscard]] std::vector<Picture> operator()(const FileReview& review);

private:
    [[nodiscard]] PictureAnswer ask(const PictureRequest& request);

    std::optional<base::Child> process_;
    bool missing_ = false;
};

} // namespace sceau::review
