#include "render/worker.hpp"

namespace sceau::render {

Worker::Worker(const std::filesystem::path& program, std::chrono::milliseconds limit)
{
    deadline_.setSingleShot(true);
    deadline_.setInterval(limit);
    connect(&deadline_, &QTimer::timeout, this, &Worker::die);
    connect(&process_, &QProcess::readyReadStandardOutput, this, &Worker::read);
    connect(&process_, &QProcess::finished, this, &Worker::die);
    connect(&process_, &QProcess::errorOccurred, this, &Worker::die);
    process_.setStandardErrorFile(QProcess::nullDevice());
    process_.setProgram(QString::fromStdString(program.string()));
    process_.start();
}

Worker::~Worker()
{
    disconnect(&process_, nullptr, this, nullptr);
    if (process_.state() == QProcess::NotRunning) return;
    process_.kill();
    process_.waitForFinished();
}

void Worker::send(const Request& request)
{
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

} // namespace sceau::render
