#pragma once

#include "pdf/changes.hpp"
#include "pdf/form_index.hpp"
#include "pdf/mentions.hpp"

#include <set>

namespace sceau::pdf {

/// An absent list is an empty one.
[[nodiscard]] inline std::string_view listIn(std::string_view array)
{
    return array.empty() ? std::string_view("[]") : array;
}

/// What a comparison found, whoever signed: which signatures it hurts is judged under the permissions of each.
struct Findings {
    Change change = Change::none;
    std::string reason;           ///< why it is forbidden to all; empty otherwise
    std::set<std::string> filled; ///< names of fields whose value or appearance changed
    std::string visibleField;     ///< a new signature field that shows
};

/// What a comparison must know of the older document.
struct Known {
    Mentions mentions; ///< of the objects that later revisions write
    FormIndex form;
};

/// One document before and after: which objects were overridden, and whether each is explained by a change that is harmless.
/// Every step returns false once something is not; findings() then says what.
class Comparison {
public:
    /// `written`: numbers of the objects that the revisions between wrote, or freed.
    Comparison(Document& before, Document& after, std::set<int> written, const Known& known);

    [[nodiscard]] bool harmless();
    [[nodiscard]] const Findings& findings() const { return findings_; }
    /// Fields that came with the update, and fields that it filled.
    [[nodiscard]] const std::map<int, FormIndex::Field>& changedFields() const { return changedFields_; }

private:
    [[nodiscard]] bool refuse(const std::string& reason);
    void note(Change change);

    // comparison.cpp: the objects
    [[nodiscard]] bool findOverridden();
    [[nodiscard]] bool nothingAppeared();
    [[nodiscard]] bool isDropped(Reference reference) const;
    [[nodiscard]] bool nothingElse();
    [[nodiscard]] bool isRewritten(int number);
    [[nodiscard]] Reference referenceBefore(int number) const;
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
    [[nodiscard]] bool compareRoot();
    [[nodiscard]] bool compareCatalog();
    [[nodiscard]] bool isXmp(Reference reference);
    [[nodiscard]] bool compareMetadata(const Dictionary& before, const Dictionary& after);
    [[nodiscard]] bool compareVersion(const Dictionary& before, const Dictionary& after);
    [[nodiscard]] bool compareExtensions(std::string_view before, std::string_view after);
    [[nodiscard]] bool compareMarks(const Dictionary& before, const Dictionary& after);

    // comparison_security_store.cpp
    [[nodiscard]] bool compareSecurityStore(const Dictionary& before, const Dictionary& after);
    [[nodiscard]] bool isStreamArray(std::string_view before, std::string_view value, int holder);
    [[nodiscard]] bool compareValidation(std::string_view before, std::string_view after, int holder);
    [[nodiscard]] bool compareEntry(std::string_view before, std::string_view after, int holder);

    // comparison_form.cpp
    [[nodiscard]] bool compareForm(const Dictionary& before, const Dictionary& after);
    [[nodiscard]] bool compareResources(const Dictionary& before, const Dictionary& after, int holder);
    [[nodiscard]] bool compareFields(const Dictionary& before, const Dictionary& after, int holder);
    [[nodiscard]] std::set<int> touchedFields() const;
    [[nodiscard]] bool compareField(int number);
    [[nodiscard]] bool compareFilled(int number, const Dictionary& before, const Dictionary& after, const FormIndex::Field& field);
    [[nodiscard]] bool areFilled(const Dictionary& field, bool isSignature);
    [[nodiscard]] bool compareAppearance(std::string_view before, int holder, int depth);

    // comparison_new_field.cpp
    [[nodiscard]] bool checkNewField(std::string_view value);
    [[nodiscard]] bool checkNewWidget(const Dictionary& widget, std::string_view value, const std::string& name);
    [[nodiscard]] std::optional<bool> isTimestamp(std::string_view signature);

    // comparison_pages.cpp
    [[nodiscard]] bool comparePages();
    [[nodiscard]] bool comparePage(int number);
    [[nodiscard]] bool compareAnnotations(int page, std::string_view before, std::string_view after);

    Document& before_;
    Document& after_;
    std::set<int> written_;
    const Known& known_;
    int root_ = 0; ///< number of the older catalog
    std::set<int> overridden_;
    std::set<int> added_;
    std::set<int> explained_;
    std::set<std::string> newNames_;
    std::set<Reference> newWidgets_;
    std::map<int, FormIndex::Field> changedFields_;
    Findings findings_;
};

} // namespace sceau::pdf
