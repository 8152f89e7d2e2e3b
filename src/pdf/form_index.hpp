#pragma once

#include "pdf/document.hpp"

#include <map>
#include <set>

namespace sceau::pdf {

/// The fields and widgets of a form by object number, with what they inherit, and the objects of their values and appearances.
class FormIndex {
public:
    struct Field {
        int generation = 0;
        std::string name; ///< fully qualified, UTF-8
        std::string type; ///< "Sig", "Tx", …
    };

    /// Walks the form once. Codes: pdfBroken (depth, cycles, types).
    [[nodiscard]] static base::Result<FormIndex> of(Document& document);

    [[nodiscard]] const Field* find(int number) const;
    /// The field whose value or appearance this object is, or part of it.
    [[nodiscard]] std::optional<int> ownerOf(int number) const;
    [[nodiscard]] bool hasName(const std::string& name) const { return names_.contains(name); }

    /// A field that a later revision added or wrote again, as it stands in `document`.
    void learn(Document& document, int number, const Field& field);

private:
    [[nodiscard]] base::Status walk(Document& document, std::string_view array, const Field& above, int depth);
    [[nodiscard]] base::Status visit(Document& document, std::string_view value, const Field& above, int depth);
    void own(Document& document, std::string_view value, int field, int depth);

    std::map<int, Field> fields_;
    std::map<int, int> owners_;
    std::set<std::string> names_;
};

} // namespace sceau::pdf
