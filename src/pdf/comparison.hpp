#pragma once

#include "pdf/changes.hpp"
#include "pdf/mentions.hpp"

#include <set>

namespace sceau::pdf {

/// An absent list is an empty one.
[[nodiscard]] inline std::string_view listIn(std::string_view array)
{
    return array.empty() ? std::string_view("[]") : array;
}

/// One document before and after: which objects were overridden, and whether each is explained by a change that is harmless.
/// Every step returns false once something is not; reason() then says what.
class Comparison {
public:
    struct Permissions {
        int certification = 0;        ///< DocMDP P in force at the signature; 0 none
        std::vector<FieldLock> locks; ///< in force at the signature
    };
    Comparison(Document& before, Document& after, Permissions permissions);

    [[nodiscard]] bool harmless();
    [[nodiscard]] Change change() const { return change_; }
    [[nodiscard]] const std::string& reason() const { return reason_; }

private:
    struct Inherited {
        std::string name;
        std::string type;
    };

    [[nodiscard]] bool refuse(const std::string& reason);
    [[nodiscard]] bool allow(Change change);

    // changes.cpp: the objects
    [[nodiscard]] bool findOverridden();
    [[nodiscard]] bool readMentions();
    [[nodiscard]] bool nothingElse();
    [[nodiscard]] bool leftAlone(int number);
    [[nodiscard]] bool isAdded(Reference reference) const;
    [[nodiscard]] bool isOverridden(std::string_view value) const;
    /// An overridden object counts as explained only when nobody but `holder` refers to it, and only once.
    [[nodiscard]] bool explain(std::string_view value, int holder);
    [[nodiscard]] static std::set<std::string> keysOf(const Dictionary& before, const Dictionary& after);
    [[nodiscard]] static int holderOf(std::string_view value, int otherwise);
    /// Every key outside `except` says the same.
    [[nodiscard]] bool sameBut(const Dictionary& before, const Dictionary& after, const std::set<std::string>& except,
                               const std::string& where);
    [[nodiscard]] std::optional<Dictionary> addedDictionary(std::string_view value);

    // comparison_catalog.cpp
    [[nodiscard]] bool compareTrailer();
    [[nodiscard]] bool compareCatalog();
    [[nodiscard]] bool isXmp(Reference reference);
    [[nodiscard]] bool compareMetadata(const Dictionary& before, const Dictionary& after);
    [[nodiscard]] bool compareVersion(const Dictionary& before, const Dictionary& after);

    // comparison_security_store.cpp
    [[nodiscard]] bool compareSecurityStore(const Dictionary& before, const Dictionary& after);
    [[nodiscard]] bool isStreamArray(std::string_view value, int holder);
    [[nodiscard]] bool compareValidation(std::string_view before, std::string_view after, int holder);

    // comparison_form.cpp
    [[nodiscard]] bool compareForm(const Dictionary& before, const Dictionary& after);
    [[nodiscard]] bool compareFields(const Dictionary& before, const Dictionary& after, int holder);
    [[nodiscard]] bool compareField(std::string_view reference, const Inherited& above, int depth);
    [[nodiscard]] bool compareFilled(Reference field, const Dictionary& before, const Dictionary& after, const Inherited& inherited);
    [[nodiscard]] bool allowFilling(const Dictionary& field, bool isSignature);
    [[nodiscard]] bool compareAppearance(std::string_view before, int holder, int depth);
    [[nodiscard]] bool isLocked(const std::string& field) const;

    // comparison_new_field.cpp
    [[nodiscard]] bool checkNewField(std::string_view value);
    [[nodiscard]] bool checkNewWidget(const Dictionary& widget, std::string_view value);
    [[nodiscard]] std::optional<bool> isTimestamp(std::string_view signature);

    // comparison_pages.cpp
    [[nodiscard]] bool comparePages();
    [[nodiscard]] bool comparePage(int number);
    [[nodiscard]] bool compareAnnotations(int page, std::string_view before, std::string_view after);

    Document& before_;
    Document& after_;
    Permissions permissions_;
    std::set<int> overridden_;
    std::set<int> explained_;
    Mentions mentions_;           ///< before, of overridden and added objects
    std::set<std::string> names_; ///< of the form's fields
    std::set<int> visited_;
    std::set<Reference> newWidgets_;
    Change change_ = Change::none;
    std::string reason_;
};

} // namespace sceau::pdf
