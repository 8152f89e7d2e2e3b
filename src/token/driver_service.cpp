#include "token/driver_service.hpp"

#include "base/message.hpp"
#include "base/secret.hpp"
#include "token/operations.hpp"
#include "token/wire.hpp"

#include <chrono>
#include <csignal>
#include <poll.h>
#include <thread>
#include <unistd.h>

namespace sceau::token {
namespace {

constexpr int socket = STDIN_FILENO;
constexpr std::chrono::minutes patience{2}; ///< for a call under way when nobody listens any more: a signature, a PIN pad

bool awaited()
{
    pollfd other{socket, POLLRDHUP, 0};
    return ::poll(&other, 1, 0) == 0;
}

/// Ends this process when the module never returns to see that the other side has gone.
void endWhenLeft()
{
    pollfd other{socket, POLLRDHUP, 0};
    while (::poll(&other, 1, -1) <= 0) {
    }
    std::this_thread::sleep_for(patience);
    ::_exit(EXIT_FAILURE);
}

base::Bytes answered(Operations& operations, const FindKeys& question, const std::vector<base::Secret>&)
{
    return encode(operations.find(question.where));
}

/// A step is told before the next one is taken: what a crash ends is known by what came before it.
base::Bytes answered(Operations& operations, const DiagnoseDriver&, const std::vector<base::Secret>&)
{
    for (const auto step : stepsInProcess) {
        const auto facts = operations.check(step);
        if (!facts) return encode(facts);
        base::sendMessage(socket, encode(facts));
    }
    return encode(operations.find({}));
}

base::Bytes answered(Operations& operations, const ProvePin& question, const std::vector<base::Secret>& secrets)
{
    return encode(operations.verifyPin(question.where, secrets[0], question.lastTry));
}

base::Bytes answered(Operations& operations, const SignRequest& question, const std::vector<base::Secret>& secrets)
{
    return encode(operations.sign(question, secrets[0]));
}

base::Bytes answered(Operations& operations, const PinChange& question, const std::vector<base::Secret>& secrets)
{
    return encode(operations.changePin(question, secrets[0], secrets[1]));
}

base::Bytes answered(Operations& operations, const Unblocking& question, const std::vector<base::Secret>& secrets)
{
    return encode(operations.unblock(question, secrets[0], secrets[1]));
}

/// False: there are no more questions.
bool answerOne(Operations& operations)
{
    const auto message = base::receiveMessage(socket, messageLimit);
    const auto question = message ? decodeQuestion(*message) : std::nullopt;
    if (!question) return false;
    std::vector<base::Secret> secrets;
    while (secrets.size() < secretsOf(*question)) {
        auto secret = base::receiveSecret(socket);
        if (!secret) return false;
        secrets.push_back(std::move(*secret));
    }
    base::sendMessage(socket, std::visit([&](const auto& one) { return answered(operations, one, secrets); }, *question));
    return true;
}

} // namespace

void serveDriver(const std::filesystem::path& module)
{
    base::forbidCoreDumps();
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGINT, SIG_IGN); // of the terminal, meant for the program that listens: a signature under way goes on
    std::thread(endWhenLeft).detach();
    Operations operations(module, awaited);
    while (answerOne(operations)) {
    }
}

} // namespace sceau::token
