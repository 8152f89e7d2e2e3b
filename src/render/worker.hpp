#pragma once

#include "render/protocol.hpp"

#include <QProcess>
#include <QThread>
#include <QTimer>
#include <chrono>
#include <memory>

namespace sceau::render {

/// One sceau-render process. It answers one request at a time; whatever it does wrong (ends, exceeds its time, answers something else)
/// is its death. Looking for the program, starting it, writing to it and reading from it may wait: it lives on workersThread().
class Worker : public QObject {
    Q_OBJECT
public:
    explicit Worker(std::chrono::milliseconds limit);
    ~Worker() override; ///< kills, and leaves no zombie; prompt

    void send(const Request& request); ///< on its own thread; the first one starts the process

Q_SIGNALS:
    void answered(const sceau::render::Answer& answer);
    void died();                                   ///< once; nothing follows
    void missing(const sceau::base::Error& error); ///< there is no such program; nothing follows

private:
    bool start();
    void read();
    void die();

    QProcess process_{this};
    QTimer deadline_{this};
    Frames frames_{longestAnswer};
    bool dead_ = false;
};

/// The one thread of all workers; it ends with the last that holds it.
[[nodiscard]] std::shared_ptr<QThread> workersThread();

} // namespace sceau::render
