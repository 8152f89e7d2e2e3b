#include "journey/accessible.hpp"

#include <algorithm>
#include <array>

namespace sceau::test {

namespace {

/// Text that the caller of libatspi owns; nothing when the call failed.
std::string owned(gchar* text)
{
    std::string copy = text == nullptr ? "" : text;
    g_free(text);
    return copy;
}

/// A call's error is what an empty answer says already.
class Ignored {
public:
    Ignored() = default;
    ~Ignored() { g_clear_error(&error_); }
    Ignored(const Ignored&) = delete;
    Ignored& operator=(const Ignored&) = delete;
    operator GError**() { return &error_; }

private:
    GError* error_ = nullptr;
};

template <class Interface> auto part(Interface* interface)
{
    return std::unique_ptr<Interface, void (*)(Interface*)>(interface, [](Interface* each) {
        if (each != nullptr) g_object_unref(each);
    });
}

void draw(const Accessible& root, int depth, std::string& lines)
{
    lines += std::string(static_cast<std::size_t>(depth) * 2, ' ') + root.roleName() + " \"" + root.name() + '"';
    if (!root.is(ATSPI_STATE_ENABLED)) lines += " disabled";
    if (root.is(ATSPI_STATE_CHECKED)) lines += " checked";
    if (root.is(ATSPI_STATE_FOCUSED)) lines += " focused";
    lines += '\n';
    for (const auto& child : root.children()) {
        if (child.is(ATSPI_STATE_SHOWING)) draw(child, depth + 1, lines);
    }
}

void collect(const Accessible& root, std::vector<Accessible>& found)
{
    found.push_back(root);
    for (const auto& child : root.children()) {
        if (child.is(ATSPI_STATE_SHOWING)) collect(child, found);
    }
}

} // namespace

Accessible::Accessible(AtspiAccessible* given)
    : node_(given, [](AtspiAccessible* each) {
          if (each != nullptr) g_object_unref(each);
      })
{
}

AtspiRole Accessible::role() const
{
    return node_ ? atspi_accessible_get_role(node_.get(), Ignored()) : ATSPI_ROLE_INVALID;
}

std::string Accessible::roleName() const
{
    return node_ ? owned(atspi_accessible_get_role_name(node_.get(), Ignored())) : "";
}

std::string Accessible::name() const
{
    return node_ ? owned(atspi_accessible_get_name(node_.get(), Ignored())) : "";
}

std::string Accessible::description() const
{
    return node_ ? owned(atspi_accessible_get_description(node_.get(), Ignored())) : "";
}

bool Accessible::is(AtspiStateType state) const
{
    if (!node_) return false;
    const auto states = part(atspi_accessible_get_state_set(node_.get()));
    return states && atspi_state_set_contains(states.get(), state);
}

pid_t Accessible::process() const
{
    return node_ ? static_cast<pid_t>(atspi_accessible_get_process_id(node_.get(), Ignored())) : 0;
}

std::vector<Accessible> Accessible::children() const
{
    std::vector<Accessible> all;
    const int count = node_ ? atspi_accessible_get_child_count(node_.get(), Ignored()) : 0;
    for (int i = 0; i < count; ++i) {
        Accessible child(atspi_accessible_get_child_at_index(node_.get(), i, Ignored()));
        if (child.isThere()) all.push_back(std::move(child));
    }
    return all;
}

Accessible Accessible::parent() const
{
    return node_ ? Accessible(atspi_accessible_get_parent(node_.get(), Ignored())) : Accessible();
}

bool Accessible::hasText() const
{
    return node_ && part(atspi_accessible_get_text_iface(node_.get()));
}

std::string Accessible::text() const
{
    if (!node_) return {};
    const auto text = part(atspi_accessible_get_text_iface(node_.get()));
    return text ? owned(atspi_text_get_text(text.get(), 0, -1, Ignored())) : "";
}

int Accessible::length() const
{
    if (!node_) return 0;
    const auto text = part(atspi_accessible_get_text_iface(node_.get()));
    return text ? atspi_text_get_character_count(text.get(), Ignored()) : 0;
}

bool Accessible::write(const std::string& text) const
{
    if (!node_) return false;
    const auto editable = part(atspi_accessible_get_editable_text_iface(node_.get()));
    return editable && atspi_editable_text_set_text_contents(editable.get(), text.c_str(), Ignored());
}

bool Accessible::press() const
{
    if (!node_) return false;
    const auto action = part(atspi_accessible_get_action_iface(node_.get()));
    return action && atspi_action_do_action(action.get(), 0, Ignored());
}

bool Accessible::focus() const
{
    if (!node_) return false;
    const auto component = part(atspi_accessible_get_component_iface(node_.get()));
    return component && atspi_component_grab_focus(component.get(), Ignored());
}

bool isControl(const Accessible& accessible)
{
    constexpr std::array controls{ATSPI_ROLE_PUSH_BUTTON, ATSPI_ROLE_TOGGLE_BUTTON, ATSPI_ROLE_CHECK_BOX, ATSPI_ROLE_RADIO_BUTTON,
                                  ATSPI_ROLE_TEXT,        ATSPI_ROLE_PASSWORD_TEXT, ATSPI_ROLE_ENTRY,     ATSPI_ROLE_COMBO_BOX,
                                  ATSPI_ROLE_SPIN_BUTTON, ATSPI_ROLE_LIST,          ATSPI_ROLE_TABLE,     ATSPI_ROLE_TREE,
                                  ATSPI_ROLE_LINK,        ATSPI_ROLE_SLIDER,        ATSPI_ROLE_PAGE_TAB};
    return std::find(controls.begin(), controls.end(), accessible.role()) != controls.end();
}

std::vector<Accessible> shown(const Accessible& root)
{
    std::vector<Accessible> all;
    collect(root, all);
    return all;
}

std::string drawing(const Accessible& root)
{
    std::string lines;
    draw(root, 0, lines);
    return lines;
}

} // namespace sceau::test
