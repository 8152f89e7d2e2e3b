#include "token/driver_process.hpp"

#include "base/message.hpp"
#include "base/program.hpp"
#include "token/driver_service.hpp"

#include <array>
#include <poll.h>
#include <sys/wait.h>

namespace sceau::token {

using base::Code;
using base::Error;
using Steady = std::chrono::steady_clock;

namespace {

constexpr std::chrono::seconds farewell{1}; ///< for a module to end its work and C_Finalize

base::Result<base::Child> started(const std::filesystem::path& module)
{
    const auto program = base::siblingProgram("sceau-driver");
    if (!program) return tl::unexpected(program.error());
    return base::Child::start(*program, {module.string()}, base::Child::Output::nowhere);
}

} // namespace

base::Result<std::unique_ptr<DriverProcess>> DriverProcess::start(const std::filesystem::path& module)
{
    auto child = base::Child::mayCopy() ? base::Child::copy([&module] { serveDriver(module); }) : started(module);
    if (!child) return tl::unexpected(child.error());
    return std::unique_ptr<DriverProcess>(new DriverProcess(std::move(*child), module));
}

DriverProcess::~DriverProcess()
{
    if (usable_) {
        dismiss();
        usable_ = child_.ended(Steady::now() + farewell).has_value();
    }
    if (!usable_) child_.leave();
}

void DriverProcess::ask(const Question& question, const Secrets& secrets)
{
    base::sendMessage(child_.socket(), encode(question));
    for (const auto* secret : secrets)
        base::sendSecret(child_.socket(), *secret);
}

base::Result<base::Bytes> DriverProcess::message(Deadline deadline, int stop)
{
    base::Incoming incoming(messageLimit);
    while (!incoming.complete()) {
        std::array<pollfd, 2> awaited{pollfd{child_.socket(), POLLIN, 0}, pollfd{stop, POLLIN, 0}};
        const int ready = ::poll(awaited.data(), awaited.size(), base::millisecondsTo(deadline));
        const bool stopped = ready > 0 && awaited[1].revents != 0;
        if (stopped || (ready == 0 && Steady::now() >= deadline)) {
            usable_ = false;
            return tl::unexpected(Error{stopped ? Code::cancelled : Code::keySilent}.at("sceau-driver").with("module", module_.string()));
        }
        if (ready > 0 && awaited[0].revents != 0 && !incoming.receive(child_.socket())) return tl::unexpected(gone());
    }
    return incoming.take();
}

Error DriverProcess::gone()
{
    usable_ = false;
    auto error = Error{Code::driverCrashed}.at("sceau-driver").with("module", module_.string());
    const auto status = child_.ended(Steady::now() + farewell);
    if (status && WIFSIGNALED(*status)) error.facts["signal"] = std::to_string(WTERMSIG(*status));
    if (status && WIFEXITED(*status)) error.facts["status"] = std::to_string(WEXITSTATUS(*status));
    return error;
}

} // namespace sceau::token
