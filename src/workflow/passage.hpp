#pragma once

#include "pki/signer.hpp"

#include <atomic>
#include <memory>
#include <utility>

namespace sceau::workflow {

/// The moment after which a signature is no longer given up. A person who cancels before it gets no file, whatever the key does later;
/// one who cancels after it is too late. Shared between the two threads.
class Passage {
public:
    /// Whether there will be no signed file.
    bool cancel() { return decide(State::cancelled); }
    /// Whether the signed file may come to be.
    bool pass() { return decide(State::passed); }
    [[nodiscard]] bool cancelled() const { return state_ == State::cancelled; }

private:
    enum class State { open, cancelled, passed };
    bool decide(State wanted)
    {
        auto state = State::open;
        return state_.compare_exchange_strong(state, wanted) || state == wanted;
    }
    std::atomic<State> state_{State::open};
};

/// A key at the passage: it is not asked once a person cancelled, and what it answers afterwards is not used.
class PassingSigner : public pki::Signer {
public:
    PassingSigner(pki::Signer& key, std::shared_ptr<Passage> passage) : key_(key), passage_(std::move(passage)) {}

    [[nodiscard]] const pki::Certificate& certificate() const override { return key_.certificate(); }
    [[nodiscard]] const std::vector<pki::Certificate>& chain() const override { return key_.chain(); }
    [[nodiscard]] bool supports(pki::Scheme scheme) const override { return key_.supports(scheme); }
    /// Code::cancelled, before or after the key was asked.
    [[nodiscard]] base::Result<base::Bytes> sign(pki::Scheme scheme, pki::Digest algorithm, base::BytesView digest) override;

private:
    pki::Signer& key_;
    std::shared_ptr<Passage> passage_;
};

} // namespace sceau::workflow
