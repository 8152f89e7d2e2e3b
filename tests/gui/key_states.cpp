#include "snapshots.hpp"

/// What is done to a key, and what is set for a person.
namespace sceau::snapshots {

workflow::CareState care(workflow::Care what, token::TryLevel pin, token::TryLevel puk)
{
    workflow::CareState state;
    state.care = what;
    state.token = token(pin);
    state.puk = puk;
    state.there = true;
    return state;
}

workflow::CareState careFailed(workflow::CareState state, base::Code code)
{
    state.error = base::Error{code}.at("C_Login");
    return state;
}

workflow::CareState careUnderWay()
{
    auto state = care(workflow::Care::changePin);
    state.busy = state.cancellable = true;
    state.stage = "stage.slow";
    return state;
}

workflow::CareState careDone(workflow::Care what)
{
    auto state = care(what);
    state.done = true;
    return state;
}

workflow::TrialState trial(token::TryLevel level)
{
    workflow::TrialState state;
    state.host = "essai.example";
    state.token = token(level);
    state.certificate = 1; // token(): signature, then authentication
    state.there = state.able = true;
    return state;
}

workflow::TrialState trialFailed(workflow::TrialState state, base::Code code)
{
    state.error = base::Error{code}.at("logIn").with("host", state.host);
    return state;
}

workflow::TrialState trialImpossible(base::Code code)
{
    auto state = trial();
    state.able = false;
    if (code == base::Code::loginNowhere) state.host.clear();
    state.error = base::Error{code}.at("KeyTrial").with("date", "05/01/2026");
    return state;
}

workflow::TrialState trialUnfit()
{
    auto state = trial();
    state.certificate.reset();
    state.able = false;
    return state;
}

workflow::TrialState trialAt(const std::string& stage)
{
    auto state = trial();
    state.busy = true;
    state.stage = stage;
    state.cancellable = stage != "stage.key";
    return state;
}

workflow::TrialState trialDone()
{
    auto state = trial();
    state.done = true;
    return state;
}

workflow::PreferencesState preferences()
{
    workflow::PreferencesState state;
    state.known = true;
    state.settings.portal = "/srv/sceau/portail.db";
    state.settings.trust = {"/etc/sceau/trust", "/etc/sceau/autorite.pem"};
    state.settings.timestamps = {{"https://horodatage.example/tsa", {}}};
    state.settings.level = pades::Level::archival;
    state.settings.testSite = "https://essai.example/";
    return state;
}

} // namespace sceau::snapshots
