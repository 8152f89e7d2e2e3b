#include "render/worker/confinement.hpp"
#include "render/worker/paper.hpp"

#include <array>
#include <cerrno>
#include <unistd.h>

namespace {

using namespace sceau::render;

constexpr unsigned secondsForARequest = 15; ///< the parent gives up earlier; this is for when it has gone

bool receive(Frames& frames)
{
    std::array<char, 4096> chunk{};
    for (;;) {
        const auto got = ::read(STDIN_FILENO, chunk.data(), chunk.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        frames.add(QByteArray(chunk.data(), got));
        return !frames.excessive();
    }
}

bool send(const QByteArray& frame)
{
    for (qsizetype sent = 0; sent < frame.size();) {
        const auto written = ::write(STDOUT_FILENO, frame.constData() + sent, static_cast<std::size_t>(frame.size() - sent));
        if (written < 0 && errno != EINTR) return false;
        if (written > 0) sent += written;
    }
    return true;
}

bool serve(Paper& paper, const QByteArray& body)
{
    const auto request = readRequest(body);
    if (!request) return false;
    allowSeconds(secondsForARequest);
    return send(frameOf(paper.answer(*request)));
}

} // namespace

/// sceau-render: answers requests about one PDF (see protocol.hpp) on standard input and output until the input ends.
int main()
{
    confine();
    Paper paper;
    Frames frames(longestRequest);
    while (receive(frames)) {
        while (const auto body = frames.next()) {
            if (!serve(paper, *body)) return 1;
        }
    }
    return 0;
}
