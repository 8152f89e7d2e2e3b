#include "dossier/composer.hpp"

#include "base/child.hpp"

#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

namespace sceau::dossier {

using base::Code;
using base::Error;
using base::Result;

namespace {

using Deadline = base::Child::Deadline;
constexpr int pollMilliseconds = 50;

tl::unexpected<Error> broken(const char* where, std::string problem)
{
    return tl::unexpected(Error{Code::composeFailed}.at(where).with("problem", std::move(problem)));
}

/// Both directions over one socket.
class Conversation {
public:
    Conversation(int socket, std::string_view input, std::size_t limit) : socket_(socket), input_(input), limit_(limit)
    {
        if (input_.empty()) ::shutdown(socket_, SHUT_WR);
    }

    Result<base::Bytes> until(Deadline deadline, const std::stop_token& stop)
    {
        while (!ended_) {
            if (stop.stop_requested()) return base::fail(Code::cancelled, "sceau-compose");
            if (std::chrono::steady_clock::now() > deadline) return broken("sceau-compose", "time");
            if (output_.size() > limit_) return broken("sceau-compose", "size");
            exchange();
        }
        return std::move(output_);
    }

private:
    void exchange()
    {
        pollfd ready{socket_, static_cast<short>(input_.empty() ? POLLIN : POLLIN | POLLOUT), 0};
        if (::poll(&ready, 1, pollMilliseconds) <= 0) return;
        if ((ready.revents & POLLOUT) != 0) send();
        if ((ready.revents & (POLLIN | POLLHUP | POLLERR)) != 0) receive();
    }

    void send()
    {
        const auto sent = ::send(socket_, input_.data(), input_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && (errno == EAGAIN || errno == EINTR)) return;
        input_.remove_prefix(sent < 0 ? input_.size() : static_cast<std::size_t>(sent));
        if (input_.empty()) ::shutdown(socket_, SHUT_WR);
    }

    void receive()
    {
        std::array<std::uint8_t, 65'536> chunk;
        const auto got = ::recv(socket_, chunk.data(), chunk.size(), MSG_DONTWAIT);
        if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
        ended_ = got <= 0;
        if (got > 0) output_.insert(output_.end(), chunk.begin(), chunk.begin() + got);
    }

    int socket_;
    std::string_view input_;
    std::size_t limit_;
    base::Bytes output_;
    bool ended_ = false;
};

} // namespace

Result<Answer> ask(const std::filesystem::path& program, std::string_view input, const Bounds& bounds, std::stop_token stop)
{
    auto child = base::Child::start(program, {}, base::Child::Output::socket);
    if (!child) return tl::unexpected(child.error());

    const auto deadline = std::chrono::steady_clock::now() + bounds.time;
    auto output = Conversation(child->socket(), input, bounds.output).until(deadline, stop);
    if (!output) return tl::unexpected(output.error());
    const auto status = child->ended(deadline);
    if (!status) return broken("sceau-compose", "time");
    if (!WIFEXITED(*status)) return broken("sceau-compose", "signal " + std::to_string(WTERMSIG(*status)));
    return Answer{WEXITSTATUS(*status), std::move(*output)};
}

} // namespace sceau::dossier
