#pragma once

#include "base/secret.hpp"
#include "pki/test_authority.hpp"
#include "shared/card.hpp"
#include "shared/card_apdu.hpp"
#include "shared/piv_objects.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

namespace sceau::test {

/// A PIV card (NIST SP 800-73-4 Part 2): a TEST authentication key in 9A, which wants the PIN once, and a TEST signature key in 9C,
/// which wants it right before each signature; both RSA-2048. Three tries for the PIN, three for the PUK. What it remembers of them
/// outlives being taken out of the reader.
class PivCard : public Card {
public:
    /// What the card was asked to do, without commands that only look.
    struct Account {
        unsigned pinTries = 3; ///< left
        unsigned pukTries = 3; ///< left
        unsigned verifications = 0;
        unsigned changes = 0;
        unsigned unblockings = 0;
        unsigned signatures = 0; ///< made
    };

    /// `number` makes the serial number. All cards of a process hold the same two keys.
    PivCard(const base::Secret& pin, const base::Secret& puk, std::uint8_t number = 1);

    [[nodiscard]] const pki::TestIdentity& identity(PivSlot slot) const;
    [[nodiscard]] std::string serial() const; ///< as PKCS#11 shows it
    [[nodiscard]] Account account() const;
    [[nodiscard]] unsigned apdus() const { return apdus_; }
    /// Instruction, parameters and, for GET DATA, the tag of every APDU so far. Never a PIN.
    [[nodiscard]] std::vector<std::string> journal() const;

    void takesLonger(std::chrono::milliseconds eachApdu) { latency_ = eachApdu; }
    /// The next `instruction` finds the card gone.
    void pullAt(Instruction instruction);
    /// The next `instruction` and all after it wait until thaw().
    void freezeAt(Instruction instruction);
    void waitUntilFrozen();
    void thaw();

    [[nodiscard]] base::Bytes atr() const override { return pivAtr(); }
    [[nodiscard]] std::optional<base::Bytes> answer(base::BytesView message) override;
    void inserted() override;
    void reset() override;
    void removed() override;

private:
    struct Code {
        base::Bytes digits; ///< eight bytes, padded with FF
        unsigned tries = 3;
    };

    [[nodiscard]] bool stays(const Command& piece, std::unique_lock<std::mutex>& lock);
    [[nodiscard]] Reply perform(const Command& command);
    [[nodiscard]] Reply select(const Command& command) const;
    [[nodiscard]] Reply getData(const Command& command) const;
    [[nodiscard]] Reply verify(const Command& command);
    [[nodiscard]] Reply change(const Command& command);
    [[nodiscard]] Reply unblock(const Command& command);
    [[nodiscard]] Reply authenticate(const Command& command);
    void endSession();

    std::uint8_t number_;
    std::map<base::Bytes, base::Bytes> objects_;
    std::atomic<unsigned> apdus_ = 0;
    std::atomic<std::chrono::milliseconds> latency_{std::chrono::milliseconds{0}};

    mutable std::mutex mutex_;
    std::condition_variable moved_;
    Code pin_;
    Code puk_;
    Account account_;
    std::vector<std::string> journal_;
    Pieces pieces_;
    bool proven_ = false;
    bool provenJustNow_ = false;
    bool outside_ = true;
    bool frozen_ = false;
    std::optional<Instruction> pulling_;
    std::optional<Instruction> freezing_;
};

} // namespace sceau::test
