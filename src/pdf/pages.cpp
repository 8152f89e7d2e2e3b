#include "pdf/pages.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace sceau::pdf {

using base::Code;

namespace {

constexpr int deepestTree = 64;

/// What pages inherit from the branches above them.
struct Inherited {
    std::string mediaBox, cropBox;
    std::int64_t rotate = 0;
};

base::Status inherit(Document& document, const Dictionary& node, Inherited& inherited)
{
    for (const auto& [key, kept] : {std::pair{"MediaBox", &inherited.mediaBox}, std::pair{"CropBox", &inherited.cropBox}}) {
        if (!node.has(key)) continue;
        auto box = document.resolve(node.get(key));
        if (!box) return tl::unexpected(box.error());
        *kept = std::move(*box);
    }
    if (!node.has("Rotate")) return {};
    auto rotate = document.resolve(node.get("Rotate"));
    if (!rotate) return tl::unexpected(rotate.error());
    inherited.rotate = integerOf(*rotate).value_or(0);
    return {};
}

Rectangle visibleBox(const Inherited& inherited)
{
    const auto media = rectangleOf(inherited.mediaBox).value_or(Rectangle{0, 0, 612, 792});
    const auto crop = rectangleOf(inherited.cropBox);
    if (!crop) return media;
    const Rectangle both{std::max(media.left, crop->left), std::max(media.bottom, crop->bottom), std::min(media.right, crop->right),
                         std::min(media.top, crop->top)};
    return both.left < both.right && both.bottom < both.top ? both : media;
}

struct Branch {
    Reference reference;
    Dictionary dictionary;
    bool isPage = false;
    std::uint64_t count = 1;
};

base::Result<Branch> readBranch(Document& document, std::string_view kid)
{
    const auto reference = referenceOf(kid);
    if (!reference) return base::fail(Code::pdfBroken, "page tree");
    auto dictionary = document.dictionary(kid);
    if (!dictionary) return tl::unexpected(dictionary.error());
    Branch branch{*reference, std::move(*dictionary)};
    branch.isPage = !branch.dictionary.has("Kids");
    if (branch.isPage) return branch;
    auto written = document.resolve(branch.dictionary.get("Count"));
    const auto count = written ? integerOf(*written) : std::nullopt;
    if (!count || *count < 0) return base::fail(Code::pdfBroken, "page count");
    branch.count = static_cast<std::uint64_t>(*count);
    return branch;
}

/// The kid under which page `number` stands; `number` becomes its place there.
base::Result<Branch> descend(Document& document, const Branch& parent, std::uint64_t& number)
{
    auto written = document.resolve(parent.dictionary.get("Kids"));
    if (!written) return tl::unexpected(written.error());
    const auto kids = elementsOf(*written);
    if (!kids) return base::fail(Code::pdfBroken, "page tree");
    const bool isFlat = kids->size() == parent.count; // every kid is one page: no need to look at those before
    auto kid = isFlat ? static_cast<std::size_t>(std::min<std::uint64_t>(number - 1, kids->size())) : 0;
    if (isFlat) number = 1;
    for (; kid < kids->size(); ++kid) {
        auto branch = readBranch(document, (*kids)[kid]);
        if (!branch || number <= branch->count) return branch;
        number -= branch->count;
    }
    return base::fail(Code::pdfBroken, "page tree");
}

base::Result<Branch> treeRoot(Document& document)
{
    auto catalog = document.catalog();
    if (!catalog) return tl::unexpected(catalog.error());
    auto root = readBranch(document, catalog->get("Pages"));
    if (root && root->isPage) return base::fail(Code::pdfBroken, "page tree");
    return root;
}

} // namespace

std::optional<Rectangle> rectangleOf(std::string_view written)
{
    const auto elements = elementsOf(written, 4);
    if (!elements || elements->size() != 4) return std::nullopt;
    std::array<double, 4> corners{};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto number = numberOf((*elements)[i]);
        if (!number || !std::isfinite(*number) || std::abs(*number) > 1e7) return std::nullopt;
        corners.at(i) = *number;
    }
    return Rectangle{std::min(corners[0], corners[2]), std::min(corners[1], corners[3]), std::max(corners[0], corners[2]),
                     std::max(corners[1], corners[3])};
}

base::Result<std::uint64_t> pageCount(Document& document)
{
    auto root = treeRoot(document);
    if (!root) return tl::unexpected(root.error());
    return root->count;
}

namespace {

class TreeWalk {
public:
    explicit TreeWalk(Document& document) : document_(document) {}

    base::Status walk(const Branch& branch, int depth)
    {
        const bool isNew = depth < deepestTree && branches_.insert(branch.reference.number).second;
        if (!isNew) return base::fail(Code::pdfBroken, "page tree loop");
        const auto written = document_.resolve(branch.dictionary.get("Kids"));
        if (!written) return tl::unexpected(written.error());
        const auto kids = elementsOf(*written);
        if (!kids) return base::fail(Code::pdfBroken, "page tree");
        for (const auto kid : *kids) {
            const auto below = readBranch(document_, kid);
            if (!below) return tl::unexpected(below.error());
            if (below->isPage) continue;
            if (auto done = walk(*below, depth + 1); !done) return done;
        }
        return {};
    }

private:
    Document& document_;
    std::set<int> branches_;
};

} // namespace

base::Status checkPageTree(Document& document)
{
    const auto root = treeRoot(document);
    if (!root) return tl::unexpected(root.error());
    return TreeWalk(document).walk(*root, 0);
}

base::Result<Page> findPage(Document& document, std::uint64_t number)
{
    auto branch = treeRoot(document);
    if (!branch) return tl::unexpected(branch.error());
    if (number == 0 || number > branch->count) return base::fail(Code::pageOutOfRange, "page " + std::to_string(number));
    Inherited inherited;
    for (int depth = 0; depth < deepestTree; ++depth) {
        if (auto done = inherit(document, branch->dictionary, inherited); !done) return tl::unexpected(done.error());
        if (branch->isPage) {
            const auto quarter = static_cast<int>(((inherited.rotate % 360) + 360) % 360) / 90;
            return Page{branch->reference, std::move(branch->dictionary), visibleBox(inherited), quarter * 90};
        }
        branch = descend(document, *branch, number);
        if (!branch) return tl::unexpected(branch.error());
    }
    return base::fail(Code::pdfBroken, "page tree too deep");
}

} // namespace sceau::pdf
