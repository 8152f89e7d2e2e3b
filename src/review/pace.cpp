#include "review/pace.hpp"

#include <cmath>

namespace sceau::review {

base::Facts factsOf(const Pace& pace)
{
    base::Facts facts{{"done", std::to_string(pace.done)}, {"total", std::to_string(pace.total)}};
    const auto seconds = pace.elapsed.count();
    if (pace.judged == 0 || seconds <= 0) return facts;
    const auto rate = static_cast<double>(pace.judged) / seconds;
    facts["rate"] = std::to_string(std::lround(rate));
    facts["left"] = spoken(std::chrono::seconds(std::llround(static_cast<double>(pace.total - pace.done) / rate)));
    return facts;
}

std::string spoken(std::chrono::seconds duration)
{
    const auto all = duration.count();
    const auto part = [](long long number, const char* unit) { return std::to_string(number) + "\u00a0" + unit; };
    if (all >= 3600) return part(all / 3600, "h") + ' ' + part(all / 60 % 60, "min");
    if (all >= 60) return part(all / 60, "min") + ' ' + part(all % 60, "s");
    return part(all, "s");
}

} // namespace sceau::review
