#include "render/worker.hpp"

#include "base/program.hpp"

#include <mutex>

namespace sceau::render {

Worker::Worker(std::chrono::milliseconds limit)
{
    deadline_.setSingleShot(true);
    deadline_.setInterval(limit);
    connect(&deadline_, &QTimer::timeout, this, &Worker::die);
    connect(&process_, &QProcess::readyReadStandardOutput, this, &Worker::read);
    connect(&process_, &QProcess::finished, this, &Worker::die);
    connect(&process_, &QProcess::errorOccurred, this, &Worker::die);
}

Worker::~Worker()
{
    disconnect(&process_, nullptr, this, nullptr);
    if (process_.state() == QProcess::NotRunning) return;
    process_.kill();
    process_.waitForFinished();
}

bool Worker::start()
{
    if (process_.state() != QProcess::NotRunning) return true;
    const auto program = base::siblingProgram("sceau-render");
    if (!program) {
        dead_ = true;
        Q_EMIT missing(program.error());
        return false;
    }
    process_.setStandardErrorFile(QProcess::nullDevice());
    process_.setProgram(QString::fromStdString(program->string()));
    process_.start();
    return true;
}

void Worker::send(const Request& request)
{
    if (dead_ || !start()) return;
    process_.write(frameOf(request));
    deadline_.start();
}

void Worker::read()
{
    frames_.add(process_.readAllStandardOutput());
    if (frames_.excessive()) return die();
    const auto body = frames_.next();
    if (!body) return;
    const auto answer = readAnswer(*body);
    if (!answer || !deadline_.isActive()) return die();
    deadline_.stop();
    Q_EMIT answered(*answer);
}

void Worker::die()
{
    if (std::exchange(dead_, true)) return;
    deadline_.stop();
    process_.kill();
    Q_EMIT died();
}

std::shared_ptr<QThread> workersThread()
{
    static std::mutex oneAtATime;
    static std::weak_ptr<QThread> running;
    const std::lock_guard lock(oneAtATime);
    if (auto thread = running.lock()) return thread;
    const auto end = [](QThread* thread) {
        thread->quit();
        thread->wait();
        delete thread;
    };
    const std::shared_ptr<QThread> thread(new QThread, end);
    thread->setObjectName(QStringLiteral("render"));
    thread->start();
    running = thread;
    return thread;
}

} // namespace sceau::render
