#pragma once

#include "journey/accessible.hpp"

#include <functional>
#include <string>
#include <vector>

namespace sceau::test {

/// What a program told assistive technologies.
struct Heard {
    std::string event; ///< "object:state-changed:focused"
    std::string words; ///< what came with it
    bool on = false;   ///< of a state: whether it holds from now on
    Accessible source;
};

/// A person who sees a program through its accessibility tree alone. Whatever does not appear in time is a std::runtime_error with a
/// drawing of what is there instead.
class ScreenReader {
public:
    explicit ScreenReader(pid_t program); ///< waits for its window
    ~ScreenReader();
    ScreenReader(const ScreenReader&) = delete;
    ScreenReader& operator=(const ScreenReader&) = delete;

    [[nodiscard]] Accessible window() const; ///< the last one that was opened: a dialog, if there is one
    /// The control that is shown and may be used; waits for it. A name may be given by its beginning.
    [[nodiscard]] Accessible control(AtspiRole role, const std::string& name);
    /// The same where several have one name: the one whose description has these words.
    [[nodiscard]] Accessible described(AtspiRole role, const std::string& words);
    void press(AtspiRole role, const std::string& name);
    void tick(const std::string& name);
    void write(const std::string& field, const std::string& text);
    void focus(const Accessible& control);
    /// Keys as the accessibility bus strikes them for on-screen keyboards: whatever has the focus gets them.
    void type(const std::string& characters);
    void strike(unsigned keySymbol);

    void waitUntil(const std::string& what, const std::function<bool()>& done);
    /// Waits until `words` stand in a name that is shown.
    void waitFor(const std::string& words);
    [[nodiscard]] bool shows(const std::string& words) const;
    /// Whether the program had `words` said, wherever the focus is.
    [[nodiscard]] bool announced(const std::string& words) const;
    [[nodiscard]] Accessible focused() const;
    /// Strikes the tabulator until the focus is on a control whose name begins so.
    void tabTo(const std::string& name);

    [[nodiscard]] const std::vector<Heard>& heard() const { return heard_; }
    void forget() { heard_.clear(); }

private:
    static void listen(AtspiEvent* event, void* self);
    [[nodiscard]] Accessible program() const;
    [[nodiscard]] Accessible find(const std::string& what, AtspiRole role, const std::function<bool(const Accessible&)>& fits);

    pid_t process_;
    AtspiEventListener* listener_;
    std::vector<Heard> heard_;
};

} // namespace sceau::test
