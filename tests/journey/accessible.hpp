#pragma once

#include <atspi/atspi.h>
#include <memory>
#include <string>
#include <vector>

namespace sceau::test {

/// A control or a text as an assistive technology sees it. What is gone in the meantime has no name, no state and no children.
class Accessible {
public:
    Accessible() = default;
    explicit Accessible(AtspiAccessible* given); ///< takes the reference

    [[nodiscard]] bool isThere() const { return node_ != nullptr; }
    [[nodiscard]] AtspiRole role() const;
    [[nodiscard]] std::string roleName() const;
    [[nodiscard]] std::string name() const;
    [[nodiscard]] std::string description() const;
    [[nodiscard]] bool is(AtspiStateType state) const;
    [[nodiscard]] pid_t process() const;

    [[nodiscard]] std::vector<Accessible> children() const;
    [[nodiscard]] Accessible parent() const;

    [[nodiscard]] bool hasText() const;
    [[nodiscard]] std::string text() const; ///< what its text interface gives to read
    [[nodiscard]] int length() const;       ///< of that text, also of one that is not given to read
    bool write(const std::string& text) const;
    bool press() const; ///< its first action
    bool focus() const;

    [[nodiscard]] bool operator==(const Accessible& other) const { return node_ == other.node_; }
    [[nodiscard]] AtspiAccessible* get() const { return node_.get(); }

private:
    std::shared_ptr<AtspiAccessible> node_;
};

/// What can be operated: a button, a box, a field, a list … rather than a text or a frame around others.
[[nodiscard]] bool isControl(const Accessible& accessible);
/// It and all below it that can be seen.
[[nodiscard]] std::vector<Accessible> shown(const Accessible& root);
/// The same as indented lines of role, name and states, for a failed test's report.
[[nodiscard]] std::string drawing(const Accessible& root);

} // namespace sceau::test
