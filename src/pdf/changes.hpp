#pragma once

#include "pdf/inspection.hpp"

namespace sceau::pdf {

/// What later revisions did to a signed one, from harmless to not. Anything that is not proven harmless is forbidden.
enum class Change { none, archival, formFilling, annotations, forbidden };

struct Difference {
    Change change = Change::forbidden;
    std::string reason; ///< what was not harmless, for support: "object 12 changed"; empty otherwise
};

/// Compares a document as it was signed with what each later revision made of it, object by object. What one revision did to the one
/// before it is read once for all signatures, so that the work is in proportion to the file's bytes and objects.
class LaterChanges {
public:
    /// `inspection` is that of `document`; both must outlive this.
    LaterChanges(Document& document, const Inspection& inspection);
    LaterChanges(LaterChanges&&) noexcept;
    ~LaterChanges();

    /// What happened after `signedEnd`, the end of one of the revisions, under the permissions (DocMDP, FieldMDP) then in force: also
    /// what a later revision undid.
    [[nodiscard]] Difference after(std::uint64_t signedEnd);

private:
    class State;
    std::unique_ptr<State> state_;
};

} // namespace sceau::pdf
