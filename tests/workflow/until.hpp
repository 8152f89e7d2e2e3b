#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QThread>
#include <chrono>

namespace sceau::workflow::test {

/// Lets events happen until `reached`, a minute at most; whether it was.
template <class Reached> bool until(const Reached& reached)
{
    const QDeadlineTimer limit(std::chrono::seconds{60});
    while (!reached() && !limit.hasExpired()) {
        QCoreApplication::processEvents();
        QThread::msleep(2);
    }
    return reached();
}

} // namespace sceau::workflow::test
