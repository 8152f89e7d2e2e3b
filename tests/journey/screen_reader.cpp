#include "journey/screen_reader.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>
#include <sys/wait.h>

namespace sceau::test {

namespace {

constexpr std::chrono::seconds patience{40};
constexpr std::array heardEvents{"object", "focus", "window"};

/// Lets events come, for a moment at most: not every change has one.
void hear()
{
    constexpr unsigned moment = 50; // milliseconds
    bool waiting = true;
    const auto alarm = g_timeout_add(
        moment,
        [](void* flag) -> gboolean {
            *static_cast<bool*>(flag) = false;
            return G_SOURCE_REMOVE;
        },
        &waiting);
    g_main_context_iteration(nullptr, TRUE);
    if (waiting) g_source_remove(alarm);
}

bool usable(const Accessible& accessible)
{
    return accessible.is(ATSPI_STATE_SHOWING) && accessible.is(ATSPI_STATE_ENABLED);
}

/// Why a program is not to be found any more: empty while it runs. Whoever started it still learns how it ended.
std::string endOf(pid_t program)
{
    siginfo_t end{};
    if (::waitid(P_PID, static_cast<id_t>(program), &end, WEXITED | WNOHANG | WNOWAIT) != 0 || end.si_pid != program) return {};
    return (end.si_code == CLD_EXITED ? "the program ended with " : "the program was ended by signal ") + std::to_string(end.si_status)
           + '\n';
}

std::string wordsOf(const AtspiEvent& event)
{
    return G_VALUE_HOLDS_STRING(&event.any_data) ? g_value_get_string(&event.any_data) : "";
}

} // namespace

ScreenReader::ScreenReader(pid_t program) : process_(program), listener_(atspi_event_listener_new(&ScreenReader::listen, this, nullptr))
{
    // Of every program, before the first is looked at: what was kept of a window that was not shown yet would stay.
    atspi_accessible_set_cache_mask(Accessible(atspi_get_desktop(0)).get(), ATSPI_CACHE_NONE);
    for (const auto* each : heardEvents)
        atspi_event_listener_register(listener_, each, nullptr);
    waitUntil("its window", [this] { return window().isThere(); });
}

ScreenReader::~ScreenReader()
{
    for (const auto* each : heardEvents)
        atspi_event_listener_deregister(listener_, each, nullptr);
    g_object_unref(listener_);
}

void ScreenReader::listen(AtspiEvent* event, void* self)
{
    Accessible source(static_cast<AtspiAccessible*>(g_object_ref(event->source)));
    static_cast<ScreenReader*>(self)->heard_.push_back({event->type, wordsOf(*event), event->detail1 != 0, std::move(source)});
    g_boxed_free(ATSPI_TYPE_EVENT, event);
}

Accessible ScreenReader::program() const
{
    for (const auto& each : Accessible(atspi_get_desktop(0)).children()) {
        if (each.process() == process_) return each;
    }
    return {};
}

Accessible ScreenReader::window() const
{
    Accessible last;
    for (const auto& each : program().children()) {
        if (each.is(ATSPI_STATE_SHOWING)) last = each;
    }
    return last;
}

void ScreenReader::waitUntil(const std::string& what, const std::function<bool()>& done)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!done()) {
        if (std::chrono::steady_clock::now() > end)
            throw std::runtime_error("waited in vain for " + what + '\n' + endOf(process_) + drawing(window()));
        hear();
    }
}

Accessible ScreenReader::find(const std::string& what, AtspiRole role, const std::function<bool(const Accessible&)>& fits)
{
    Accessible found;
    waitUntil(what, [&] {
        const auto all = shown(window());
        const auto match =
            std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.role() == role && fits(each) && usable(each); });
        if (match != all.end()) found = *match;
        return found.isThere();
    });
    return found;
}

Accessible ScreenReader::control(AtspiRole role, const std::string& name)
{
    return find("a control « " + name + " »", role, [&name](const Accessible& each) { return each.name().starts_with(name); });
}

Accessible ScreenReader::described(AtspiRole role, const std::string& words)
{
    return find("a control described by « " + words + " »", role,
                [&words](const Accessible& each) { return each.description().find(words) != std::string::npos; });
}

void ScreenReader::press(AtspiRole role, const std::string& name)
{
    if (!control(role, name).press()) throw std::runtime_error("« " + name + " » cannot be pressed");
}

void ScreenReader::tick(const std::string& name)
{
    const auto box = control(ATSPI_ROLE_CHECK_BOX, name);
    if (!box.press()) throw std::runtime_error("« " + name + " » cannot be ticked");
    waitUntil("a tick in « " + name + " »", [&] { return box.is(ATSPI_STATE_CHECKED); });
}

void ScreenReader::write(const std::string& field, const std::string& text)
{
    const auto found = control(ATSPI_ROLE_TEXT, field);
    if (!found.write(text)) throw std::runtime_error("« " + field + " » cannot be written to");
    waitUntil("the text of « " + field + " »", [&] { return found.text() == text; });
}

void ScreenReader::focus(const Accessible& control)
{
    control.focus();
    waitUntil("the focus on « " + control.name() + " »", [&] { return control.is(ATSPI_STATE_FOCUSED); });
}

void ScreenReader::type(const std::string& characters)
{
    for (const char each : characters)
        strike(static_cast<unsigned char>(each)); // an ASCII character is its own key symbol
}

void ScreenReader::strike(unsigned keySymbol)
{
    atspi_generate_keyboard_event(static_cast<long>(keySymbol), nullptr, ATSPI_KEY_SYM, nullptr);
}

void ScreenReader::waitFor(const std::string& words)
{
    waitUntil("« " + words + " »", [&] { return shows(words); });
}

bool ScreenReader::shows(const std::string& words) const
{
    const auto all = shown(window());
    return std::any_of(all.begin(), all.end(), [&](const auto& each) { return each.name().find(words) != std::string::npos; });
}

bool ScreenReader::announced(const std::string& words) const
{
    return std::any_of(heard_.begin(), heard_.end(),
                       [&](const auto& each) { return each.event.starts_with("object:announcement") && each.words == words; });
}

Accessible ScreenReader::focused() const
{
    for (const auto& each : shown(window())) {
        if (each.is(ATSPI_STATE_FOCUSED)) return each;
    }
    return {};
}

void ScreenReader::tabTo(const std::string& name)
{
    constexpr unsigned tabulator = 0xff09;
    constexpr int rounds = 60;
    for (int round = 0; round < rounds; ++round) {
        const auto before = heard_.size();
        const auto gained = [](const Heard& each) { return each.on && each.event == "object:state-changed:focused"; };
        strike(tabulator);
        const auto from = [&] { return std::find_if(heard_.begin() + static_cast<std::ptrdiff_t>(before), heard_.end(), gained); };
        waitUntil("another focus", [&] { return from() != heard_.end(); });
        if (from()->source.name().starts_with(name)) return;
    }
    throw std::runtime_error("the keyboard does not reach « " + name + " »\n" + drawing(window()));
}

} // namespace sceau::test
