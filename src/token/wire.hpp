#pragma once

#include "base/secret.hpp"
#include "token/diagnosis.hpp"
#include "token/keys.hpp"

#include <array>
#include <chrono>
#include <variant>

/// Inside the room: questions to the process of a driver, and its answers, as bytes. PINs are no part of them: each follows as a secret
/// (base/message.hpp).
namespace sceau::token {

struct FindKeys {
    Where where;
};
/// Answered with one message for each step that the module's own process takes: base::Facts up to the first failure, and when there is
/// none Findings at the end.
struct DiagnoseDriver {};
inline constexpr std::array stepsInProcess{DriverStep::load, DriverStep::initialise, DriverStep::slots};

struct ProvePin {
    Where where;
    bool lastTry = false;
};
using Question = std::variant<FindKeys, DiagnoseDriver, ProvePin, SignRequest, PinChange, Unblocking>;

/// PIN or PUK of a question, then the new PIN.
using Secrets = std::vector<const base::Secret*>;
/// How many of them.
[[nodiscard]] std::size_t secretsOf(const Question& question);

[[nodiscard]] base::Bytes encode(const Question& question);
[[nodiscard]] base::Bytes encode(const Findings& answer);
[[nodiscard]] base::Bytes encode(const base::Result<base::Facts>& answer);
[[nodiscard]] base::Bytes encode(const base::Result<Token>& answer);
[[nodiscard]] base::Bytes encode(const base::Result<base::Bytes>& answer);

/// Empty: not what encode() makes. Every size, number and enumeration is checked, certificates are parsed anew.
[[nodiscard]] std::optional<Question> decodeQuestion(base::BytesView bytes);
/// T: Findings, base::Facts, Token, base::Bytes.
template <class T> [[nodiscard]] std::optional<base::Result<T>> decodeAnswer(base::BytesView bytes);

/// What may come in one message.
inline constexpr std::size_t messageLimit = std::size_t{4} << 20U;

} // namespace sceau::token
