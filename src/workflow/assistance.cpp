#include "workflow/assistance.hpp"

#include "base/log.hpp"
#include "token/driver_memory.hpp"
#include "token/keys.hpp"
#include "workflow/mailbox.hpp"

namespace sceau::workflow {

Assistance::Assistance(Renewal& renewal, QObject* parent) : QObject(parent), renewal_(renewal), letters_(std::make_unique<Mailbox>(this))
{
    state_.named = renewal.settings().where.module;
    connect(&renewal, &Renewal::keysChanged, this, [this] {
        const auto& now = renewal_.snapshot().readers;
        if (state_.found && now && !state_.busy && *now != state_.found->readers) Q_EMIT outdated();
    });
}

Assistance::~Assistance()
{
    letters_->close();
}

bool Assistance::begin(const char* stage)
{
    if (state_.busy) return false;
    state_.busy = true;
    state_.stage = stage;
    state_.error.reset();
    state_.chosen.clear();
    state_.forgotten = false;
    return true;
}

void Assistance::look()
{
    if (!begin("stage.drivers")) return;
    lookOn();
    Q_EMIT changed();
}

void Assistance::lookOn()
{
    renewal_.keys()->diagnose(state_.named, [this, letters = *letters_](base::Result<token::Diagnoses> result) {
        letters.post([this, result = std::move(result)] { looked(result); });
    });
}

void Assistance::looked(base::Result<token::Diagnoses> result)
{
    state_.busy = false;
    state_.stage.clear();
    if (result)
        state_.found = *std::move(result);
    else if (!state_.error)
        state_.error = result.error();
    Q_EMIT changed();
}

void Assistance::useDriver(const std::filesystem::path& module)
{
    if (!begin("stage.use-driver")) return;
    state_.chosen = module;
    renewal_.keys()->useDriver(module, [this, letters = *letters_](const base::Result<std::vector<token::Reader>>& result) {
        letters.post([this, status = result.map([](const auto&) {})] { acted(status); });
    });
    Q_EMIT changed();
}

void Assistance::forgetDrivers()
{
    if (!begin("stage.use-driver")) return;
    state_.forgotten = true;
    if (!background_) background_ = std::make_unique<Background>();
    background_->post([this, letters = *letters_](Workbench&, const std::stop_token&) {
        letters.post([this, status = token::forgetDrivers(token::driverMemoryFile())] { acted(status); });
    });
    Q_EMIT changed();
}

/// What is remembered has changed: keys are looked for with it, and the table is made anew.
void Assistance::acted(const base::Status& done)
{
    if (!done) {
        base::log(done.error());
        state_.error = done.error();
        state_.chosen.clear();
        state_.forgotten = false;
    }
    state_.stage = "stage.drivers";
    renewal_.lookAgain();
    lookOn();
    Q_EMIT changed();
}

} // namespace sceau::workflow
