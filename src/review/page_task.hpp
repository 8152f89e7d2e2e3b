#pragma once

#include "review/closer_look.hpp"
#include "review/page_request.hpp"

#include <deque>

namespace sceau::review {

/// What is asked of the pages of one verified file, and what came of it: the text of what was signed, where the office's rule wants it
/// (closer_look.hpp), and pictures of the first page and of the page that shows each of the first signatures, as they were signed.
/// Pages that cannot be drawn are no failure.
class PageTask {
public:
    PageTask(VerifiedFile verified, bool pictures);

    /// What to ask next; null when nothing is left.
    [[nodiscard]] const PageRequest* next() const;
    void take(const PageAnswer& answer);
    /// No answer came: no more is asked of this file.
    void giveUp();
    [[nodiscard]] VerifiedFile finish() &&;

private:
    void askForText();
    void askForPictures();
    void keepPictures(const PageAnswer& answer, const std::vector<std::uint64_t>& pages);

    VerifiedFile verified_;
    std::deque<PageRequest> requests_;
    std::deque<SignedView> views_; ///< of the requests for pictures
};

} // namespace sceau::review
