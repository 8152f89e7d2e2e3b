#include "cli/verdict.hpp"

#include "renewal/window.hpp"

namespace sceau::cli {

void describe(const renewal::Eligibility& eligibility, Console& console)
{
    console.say("eligible." + renewal::name(eligibility.eligible));
    console.say("cli.said.window", {{"opens", renewal::formatInstant(eligibility.window.opens)},
                                    {"closes", renewal::formatInstant(eligibility.window.closes)}});
    for (const auto& verdict : eligibility.rules) {
        const auto message = text::message(verdict.code, console.language(), verdict.facts);
        const auto outcome = text::sentence("cli.outcome." + renewal::name(verdict.outcome), console.language());
        console.write("  " + renewal::name(verdict.rule) + "  " + outcome + "  " + message.title);
        if (!message.next.empty()) console.write("      " + message.next);
    }
}

} // namespace sceau::cli
