#include "workflow/seldom.hpp"

#include <chrono>
#include <string>

namespace sceau::workflow {

base::Progress seldom(base::Progress shown)
{
    return [shown = std::move(shown), stage = std::string(),
            last = std::chrono::steady_clock::time_point()](const base::ProgressStep& step) mutable {
        constexpr std::chrono::milliseconds pause{50};
        const auto now = std::chrono::steady_clock::now();
        if (step.stage == stage && now - last < pause) return;
        stage = step.stage;
        last = now;
        shown(step);
    };
}

} // namespace sceau::workflow
