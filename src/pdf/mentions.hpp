#pragma once

#include "pdf/document.hpp"

#include <map>
#include <set>

namespace sceau::pdf {

/// Which objects of a document refer to the objects of interest, once per mention; 0 is the trailer.
class Mentions {
public:
    /// Reads every object of the document once, those of one object stream together. Codes: pdfBroken, fileUnreadable.
    [[nodiscard]] static base::Result<Mentions> of(Document& document, const std::set<int>& numbersOfInterest);

    /// Whether `holder` alone refers to it, and once.
    [[nodiscard]] bool isOnly(Reference reference, int holder) const;
    /// The one that refers to it, when that is one object.
    [[nodiscard]] std::optional<int> onlyHolder(Reference reference) const;
    [[nodiscard]] bool isMentioned(Reference reference) const;
    /// Whether only the trailer refers to it.
    [[nodiscard]] bool isOnlyInTrailer(Reference reference) const;

    /// What `holder` said is no longer so, or is so from now on.
    void forget(const Object& object, int holder);
    void learn(const Object& object, int holder);

private:
    struct Holders {
        std::map<int, int> counts; ///< mentions by holder
        bool tooMany = false;      ///< more holders than are kept: never one alone
    };
    std::set<int> ofInterest_;
    std::map<Reference, Holders> holders_;
};

/// An object that describes cross-references; it is no part of the document.
[[nodiscard]] bool isCrossReference(const Object& object);

} // namespace sceau::pdf
