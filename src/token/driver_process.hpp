#pragma once

#include "base/child.hpp"
#include "token/wire.hpp"

/// Inside the room: one PKCS#11 module in a process of its own (sceau-driver), where it may crash, exit or sleep without harm to this one.
namespace sceau::token {

class DriverProcess {
public:
    using Deadline = base::Child::Deadline;

    /// The program sceau-driver; a copy of this process while that has one thread: on the command line, starting a program would be the
    /// longest part of looking for a key. Codes: programMissing.
    [[nodiscard]] static base::Result<std::unique_ptr<DriverProcess>> start(const std::filesystem::path& module);
    DriverProcess(const DriverProcess&) = delete;
    DriverProcess& operator=(const DriverProcess&) = delete;

    /// Waits until the process has finalised its module, at most a second; then, or when it was silent, it is left to itself: a call
    /// that a card has begun is not killed. The process ends by itself a while after the last one who listened.
    ~DriverProcess();

    /// Nothing more will be asked: the process begins to end.
    void dismiss() { child_.endInput(); }

    void ask(const Question& question, const Secrets& secrets);

    /// The next message, as a Result of T. Codes: driverCrashed (facts "signal" or "status"), keySilent at the deadline, cancelled when
    /// `stop`, a descriptor, becomes readable. After any of them there is nothing more to ask.
    template <class T> [[nodiscard]] base::Result<T> answer(Deadline deadline, int stop)
    {
        const auto bytes = message(deadline, stop);
        if (!bytes) return tl::unexpected(bytes.error());
        auto answer = decodeAnswer<T>(*bytes);
        if (!answer) return tl::unexpected(base::Error{base::Code::driverCrashed}.at("decodeAnswer").with("module", module_.string()));
        return std::move(*answer);
    }

    [[nodiscard]] bool usable() const { return usable_; }

private:
    DriverProcess(base::Child child, std::filesystem::path module) : child_(std::move(child)), module_(std::move(module)) {}

    [[nodiscard]] base::Result<base::Bytes> message(Deadline deadline, int stop);
    [[nodiscard]] base::Error gone();

    base::Child child_;
    std::filesystem::path module_;
    bool usable_ = true;
};

} // namespace sceau::token
