#pragma once

#include "render/protocol.hpp"

#include <QProcess>
#include <QTimer>
#include <chrono>

namespace sceau::render {

/// One sceau-render process. It answers one request at a time; whatever it does wrong (ends, exceeds its time, answers something else)
/// is its death.
class Worker : public QObject {
    Q_OBJECT
public:
    Worker(const std::filesystem::path& program, std::chrono::milliseconds limit);
    ~Worker() override; ///< kills; prompt

    void send(const Request& request);

Q_SIGNALS:
    void answered(const sceau::render::Answer& answer);
    void died(); ///< once; nothing follows

private:
    void read();
    void die();

    QProcess process_;
    QTimer deadline_;
    Frames frames_{longestAnswer};
    bool dead_ = false;
};

} // namespace sceau::render
