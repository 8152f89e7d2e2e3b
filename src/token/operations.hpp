#pragma once

#include "base/secret.hpp"
#include "token/diagnosis.hpp"
#include "token/module.hpp"

#include <functional>

/// Inside the room: the things a person does with a key of one module, each from its first call to the last, in the module's process.
namespace sceau::token {

struct Slot;

class Operations {
public:
    /// `awaited`: whether anybody still waits for the answer. A PIN is not tried for somebody who has gone.
    Operations(std::filesystem::path file, std::function<bool()> awaited) : file_(std::move(file)), awaited_(std::move(awaited)) {}

    /// One of load, initialise and slots, with its facts (diagnosis.hpp).
    [[nodiscard]] base::Result<base::Facts> check(DriverStep step);

    [[nodiscard]] Findings find(const Where& where);
    [[nodiscard]] base::Result<Token> verifyPin(const Where& where, const base::Secret& pin, bool lastTry);
    [[nodiscard]] base::Result<Token> changePin(const PinChange& change, const base::Secret& pin, const base::Secret& fresh);
    [[nodiscard]] base::Result<Token> unblock(const Unblocking& unblocking, const base::Secret& puk, const base::Secret& fresh);
    [[nodiscard]] base::Result<base::Bytes> sign(const SignRequest& request, const base::Secret& pin);

private:
    [[nodiscard]] base::Status open();
    [[nodiscard]] base::Result<Slot> locate(const Where& where);
    [[nodiscard]] const Functions& functions() const { return module_->functions(); }

    std::filesystem::path file_;
    std::function<bool()> awaited_;
    std::unique_ptr<Module> module_; ///< loaded by the first question
};

} // namespace sceau::token
