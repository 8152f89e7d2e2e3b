#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <thread>

namespace sceau::test {

/// A socket of 127.0.0.1, or of another address of this machine, on a free port, with a thread that answers one connection after another.
class LocalServer {
public:
    /// What the client sent up to the end of its headers (and of its body when it states a Content-Length), and the socket to answer on.
    using Answer = std::function<void(const std::string& request, int socket)>;

    /// `raw`: nothing is read before `answer`, which speaks another protocol than HTTP.
    enum class Reading { request, raw };

    explicit LocalServer(Answer answer, Reading reading = Reading::request, const std::string& address = "127.0.0.1");
    ~LocalServer(); ///< open connections are cut
    LocalServer(const LocalServer&) = delete;
    LocalServer& operator=(const LocalServer&) = delete;

    [[nodiscard]] std::string url(const std::string& path = "/") const; ///< http://ADDRESS:PORT/
    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] int connections() const { return connections_; }

private:
    void serve();

    Answer answer_;
    Reading reading_;
    std::string address_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<int> connections_{0};
    std::atomic<int> open_{-1};
    std::thread thread_;
};

/// Sends all of it, or gives up when the client has gone: false.
bool sendText(int socket, const std::string& text);

/// A complete answer with its length.
[[nodiscard]] std::string httpAnswer(const std::string& status, const std::string& body, const std::string& headers = {});

} // namespace sceau::test
