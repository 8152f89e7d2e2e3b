#include "review/picture_maker.hpp"

#include "base/message.hpp"
#include "base/program.hpp"

#include <algorithm>
#include <poll.h>

namespace sceau::review {

template <class Archive> void fields(Archive& archive, PictureRequest& request)
{
    auto& [file, end, pages] = request;
    archive(file);
    archive(end);
    archive(pages);
}

namespace {

constexpr std::chrono::seconds patience{20};
constexpr std::size_t mostSignatures = 3;

/// The pages to show of one signature: where it shows, and once the first.
std::vector<std::uint64_t> pagesOf(const SignedView& view, bool first)
{
    std::vector<std::uint64_t> pages;
    if (first) pages.push_back(1);
    if (view.page > 0 && !(first && view.page == 1)) pages.push_back(view.page);
    return pages;
}

} // namespace

base::Bytes encode(const PictureRequest& request)
{
    return base::packed(request);
}

std::optional<PictureRequest> decodePictureRequest(base::BytesView bytes)
{
    return base::unpacked<PictureRequest>(bytes);
}

base::Bytes encode(const PictureAnswer& answer)
{
    return base::packed(answer);
}

std::optional<PictureAnswer> decodePictureAnswer(base::BytesView bytes)
{
    return base::unpacked<PictureAnswer>(bytes);
}

std::vector<Picture> PictureMaker::operator()(const FileReview& review)
{
    std::vector<Picture> pictures;
    for (std::size_t i = 0; i < std::min(mostSignatures, review.views.size()); ++i) {
        const auto& view = review.views[i];
        const auto pages = pagesOf(view, i == 0);
        if (pages.empty()) continue;
        auto drawn = ask({review.report.file, view.end, pages});
        for (std::size_t j = 0; j < std::min(pages.size(), drawn.size()); ++j) {
            if (drawn[j].empty()) continue;
            pictures.push_back({static_cast<int>(pages[j]), pages[j] == view.page ? view.field : std::string(), std::move(drawn[j])});
        }
    }
    return pictures;
}

PictureAnswer PictureMaker::ask(const PictureRequest& request)
{
    if (missing_) return {};
    if (!process_) {
        const auto program = base::siblingProgram("sceau-pictures");
        auto started = program ? base::Child::start(*program, {}, base::Child::Output::nowhere) : tl::unexpected(program.error());
        missing_ = !started;
        if (missing_) return {};
        process_.emplace(std::move(*started));
    }
    base::sendMessage(process_->socket(), encode(request));
    const auto deadline = std::chrono::steady_clock::now() + patience;
    base::Incoming incoming(picturesLimit);
    while (!incoming.complete()) {
        pollfd awaited{process_->socket(), POLLIN, 0};
        const bool ready = ::poll(&awaited, 1, base::millisecondsTo(deadline)) > 0;
        if (!ready || !incoming.receive(process_->socket())) {
            process_.reset();
            return {};
        }
    }
    return decodePictureAnswer(incoming.take()).value_or(PictureAnswer());
}

} // namespace sceau::review
