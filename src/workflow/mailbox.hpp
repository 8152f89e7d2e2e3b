#pragma once

#include <QMetaObject>
#include <QObject>
#include <memory>
#include <mutex>
#include <utility>

namespace sceau::workflow {

/// Brings work from any thread to the thread of one QObject, for as long as that object lives; afterwards it is dropped.
/// Copies share the address; close() before the object goes.
class Mailbox {
public:
    explicit Mailbox(QObject* recipient) : address_(std::make_shared<Address>()) { address_->recipient = recipient; }

    template <class Work> void post(Work&& work) const
    {
        const std::lock_guard lock(address_->mutex);
        if (address_->recipient) QMetaObject::invokeMethod(address_->recipient, std::forward<Work>(work), Qt::QueuedConnection);
    }

    void close() const
    {
        const std::lock_guard lock(address_->mutex);
        address_->recipient = nullptr;
    }

private:
    struct Address {
        std::mutex mutex;
        QObject* recipient = nullptr;
    };
    std::shared_ptr<Address> address_;
};

} // namespace sceau::workflow
