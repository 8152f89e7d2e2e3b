#pragma once

#include "gui/main_window.hpp"
#include "gui/renew_page.hpp"
#include "gui/step_page.hpp"
#include "sights.hpp"

#include <QWidget>
#include <memory>

namespace sceau::test {

/// A window as a person sees it on a snapshot: shown off screen, laid out, on the page of the renewal or of the key.
class Screen {
public:
    enum class Place { renewal, key };
    explicit Screen(const workflow::Snapshot& snapshot, Place place = Place::renewal, QSize size = {1200, 760});
    explicit Screen(const Sight& sight, QSize size = {1200, 760});

    void present(const workflow::Snapshot& snapshot);
    void settle();
    [[nodiscard]] gui::MainWindow& window() { return *window_; }
    [[nodiscard]] QWidget& front(); ///< the dialog that is open, else the window
    [[nodiscard]] gui::StepPage& page(workflow::Step step) { return window_->renewPage().page(step); }

    /// The visible widget of this name, or null.
    template <class Widget> Widget* find(const char* name)
    {
        for (auto* each : window_->findChildren<Widget*>(QLatin1String(name))) {
            if (each->isVisible()) return each;
        }
        return nullptr;
    }

    /// Every visible sentence, one a line; narrow and hard spaces as they are.
    [[nodiscard]] QString text();

private:
    explicit Screen(QSize size);

    std::unique_ptr<gui::MainWindow> window_;
};

} // namespace sceau::test
