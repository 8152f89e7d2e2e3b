#include "review/closer_look.hpp"

#include "pades/report_archive.hpp"
#include "pdf/inspection.hpp"
#include "pdf/pages.hpp"
#include "pdf/signature_update.hpp"
#include "pki/openssl.hpp"

#include <algorithm>
#include <cmath>

namespace sceau::review {

template <class Archive> void fields(Archive& archive, Place& place)
{
    auto& [left, top, right, bottom] = place;
    archive(left);
    archive(top);
    archive(right);
    archive(bottom);
}

template <class Archive> void fields(Archive& archive, SignedView& view)
{
    auto& [field, end, page, place] = view;
    archive(field);
    archive(end);
    archive(page);
    archive(place);
}

template <class Archive> void fields(Archive& archive, EarlierFile& earlier)
{
    auto& [size, sha256, beyond] = earlier;
    archive(size);
    archive(sha256);
    archive(beyond);
}

template <class Archive> void fields(Archive& archive, PlainPages& plain)
{
    auto& [end, update] = plain;
    archive(end);
    archive(update);
}

template <class Archive> void fields(Archive& archive, SignedText& text)
{
    auto& [readable, numbers] = text;
    archive(readable);
    archive(numbers);
}

template <class Archive> void fields(Archive& archive, CloserLook& look)
{
    auto& [views, earlier, plain, text] = look;
    archive(views);
    archive(earlier);
    archive(plain);
    archive(text);
}

namespace {

/// A point of a page that was turned clockwise by `rotate` degrees; both between 0 and 1 from the top left.
std::pair<double, double> turned(double x, double y, int rotate)
{
    if (rotate == 90) return {1 - y, x};
    if (rotate == 180) return {1 - x, 1 - y};
    if (rotate == 270) return {y, 1 - x};
    return {x, y};
}

std::uint64_t share(double part)
{
    return static_cast<std::uint64_t>(std::lround(std::clamp(part, 0.0, 1.0) * static_cast<double>(Place::whole)));
}

Place placeOn(const pdf::Page& page, const pdf::Rectangle& widget)
{
    const auto width = page.box.right - page.box.left, height = page.box.top - page.box.bottom;
    if (width <= 0 || height <= 0) return {};
    const auto [x1, y1] = turned((widget.left - page.box.left) / width, (page.box.top - widget.top) / height, page.rotate);
    const auto [x2, y2] = turned((widget.right - page.box.left) / width, (page.box.top - widget.bottom) / height, page.rotate);
    return {share(std::min(x1, x2)), share(std::min(y1, y2)), share(std::max(x1, x2)), share(std::max(y1, y2))};
}

constexpr std::uint64_t mostPages = 200; ///< looked through for a widget
constexpr std::size_t mostEarlier = 4;

/// Reads one file.
class Look {
public:
    Look(pdf::Document& document, const pdf::Inspection& inspection) : document_(document), inspection_(inspection) {}

    std::vector<SignedView> views()
    {
        std::vector<SignedView> views;
        for (const auto& signature : inspection_.signatures) {
            if (!signature.byteRange) continue;
            auto& view = views.emplace_back(SignedView{signature.field, endOf(signature)});
            findPlace(signature, view);
        }
        return views;
    }

    std::vector<EarlierFile> earlier()
    {
        const auto signedEnd = firstSignedEnd();
        auto after = document_.asOf(signedEnd, {});
        if (!after) return {};
        std::vector<EarlierFile> found;
        for (const auto& revision : inspection_.revisions) {
            if (revision.end >= signedEnd || found.size() >= mostEarlier) break;
            auto before = document_.asOf(revision.end, {});
            const auto beyond = before ? pdf::beyondOneSignature(*before, *after) : std::string("unreadable");
            for (const auto size : sizesAt(revision.end))
                found.push_back({size, hashOf(size), beyond});
        }
        return found;
    }

    /// Of what the only signature signed.
    std::optional<PlainPages> plain()
    {
        std::optional<std::uint64_t> end;
        for (const auto& signature : inspection_.signatures) {
            if (signature.subFilter == "ETSI.RFC3161") continue;
            if (end || !signature.byteRange) return std::nullopt;
            end = endOf(signature);
        }
        return end ? plainPages(document_, *end) : std::nullopt;
    }

private:
    [[nodiscard]] std::uint64_t endOf(const pdf::SignatureValue& signature) const
    {
        const auto& range = *signature.byteRange;
        return range[3] <= inspection_.size && range[2] <= inspection_.size - range[3] ? range[2] + range[3] : inspection_.size;
    }

    [[nodiscard]] std::uint64_t firstSignedEnd() const
    {
        auto first = inspection_.size;
        for (const auto& signature : inspection_.signatures) {
            if (signature.byteRange) first = std::min(first, endOf(signature));
        }
        return first;
    }

    /// The page that shows the widget of a signature.
    void findPlace(const pdf::SignatureValue& signature, SignedView& view)
    {
        for (std::uint64_t number = 1; number <= std::min(inspection_.pages, mostPages) && view.page == 0; ++number) {
            const auto page = pdf::findPage(document_, number);
            const auto widget = page ? widgetOn(page->dictionary, signature.object) : std::nullopt;
            if (!widget) continue;
            view.page = number;
            view.place = placeOn(*page, *widget);
        }
    }

    std::optional<pdf::Rectangle> widgetOn(const pdf::Dictionary& page, int value)
    {
        const auto annotations = document_.resolve(page.get("Annots"));
        if (!annotations || value == 0) return std::nullopt;
        for (const auto& annotation : pdf::elementsOf(*annotations, 1000).value_or(std::vector<std::string_view>())) {
            const auto widget = document_.dictionary(annotation);
            const auto signature = widget ? pdf::referenceOf(widget->get("V")) : std::nullopt;
            const auto place = widget ? pdf::rectangleOf(widget->get("Rect")) : std::nullopt;
            if (signature && signature->number == value && place && place->right > place->left) return place;
        }
        return std::nullopt;
    }

    /// A file may have ended with or without the line end that now follows its %%EOF.
    std::vector<std::uint64_t> sizesAt(std::uint64_t end)
    {
        std::vector<std::uint64_t> sizes{end};
        const auto tail = document_.file().read(end >= 2 ? end - 2 : 0, 2).value_or("");
        for (auto c = tail.rbegin(); c != tail.rend() && (*c == '\n' || *c == '\r'); ++c)
            sizes.push_back(sizes.back() - 1);
        return sizes;
    }

    std::string hashOf(std::uint64_t size)
    {
        constexpr std::size_t piece = 64 * 1024;
        const pki::DigestContextPointer context(EVP_MD_CTX_new());
        if (EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1) return {};
        for (std::uint64_t offset = 0; offset < size;) {
            const auto text = document_.file().read(offset, static_cast<std::size_t>(std::min<std::uint64_t>(piece, size - offset)));
            if (!text || text->empty()) return {};
            EVP_DigestUpdate(context.get(), text->data(), text->size());
            offset += text->size();
        }
        base::Bytes digest(32);
        EVP_DigestFinal_ex(context.get(), digest.data(), nullptr);
        return base::hex(digest);
    }

    pdf::Document& document_;
    const pdf::Inspection& inspection_;
};

} // namespace

CloserLook lookCloser(const std::filesystem::path& file, const base::Secret& password, const LookFor& wanted)
{
    if (!wanted.anything()) return {};
    const pdf::Limits limits;
    auto document = pdf::Document::open(file, limits);
    if (!document || (document->encrypted() && !document->unlock(password))) return {};
    const auto inspection = pdf::inspect(*document, limits, pdf::Contents::skip);
    if (!inspection || inspection->signatures.empty()) return {};
    Look look(*document, *inspection);
    CloserLook found;
    if (wanted.views) found.views = look.views();
    if (wanted.earlier) found.earlier = look.earlier();
    if (wanted.text) found.plain = look.plain();
    return found;
}

base::Bytes encode(const VerifiedFile& verified)
{
    base::Packer packer;
    packer(pades::encode(verified.report));
    packer(verified.look);
    return packer.take();
}

std::optional<VerifiedFile> decodeVerified(base::BytesView bytes)
{
    base::Unpacker unpacker(bytes);
    base::Bytes encoded;
    VerifiedFile verified;
    unpacker(encoded);
    unpacker(verified.look);
    auto report = unpacker.done() ? pades::decodeReport(encoded) : std::nullopt;
    if (!report) return std::nullopt;
    verified.report = std::move(*report);
    return verified;
}

} // namespace sceau::review
