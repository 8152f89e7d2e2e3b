#pragma once

#include "gui/first_window.hpp"
#include "gui/main_window.hpp"
#include "gui/options.hpp"
#include "gui/window_program.hpp"
#include "gui/window_state.hpp"

namespace sceau::gui {

/// The window as a program: it appears as it was left, finds keys after its first picture, listens to later starts of the program, and
/// remembers how it was closed.
class WindowSession {
public:
    /// `first`: where later starts of the program are heard; null: nowhere.
    WindowSession(const Options& options, const workflow::Settings& settings, std::unique_ptr<FirstWindow> first);
    ~WindowSession();
    WindowSession(const WindowSession&) = delete;
    WindowSession& operator=(const WindowSession&) = delete;

    /// Until the window is closed; the program's exit status, or `startAnew`.
    [[nodiscard]] int run();

private:
    void restore();
    void begin();
    void serve(const Request& request);
    void show(const Request& request);

    workflow::Settings settings_;
    std::filesystem::path memory_;
    WindowState state_;
    MainWindow window_;
    std::unique_ptr<workflow::Renewal> renewal_;
    std::vector<std::filesystem::path> waiting_; ///< to be verified once the window can
    std::unique_ptr<FirstWindow> first_;
    bool anew_ = false;
};

} // namespace sceau::gui
