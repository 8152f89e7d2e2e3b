#include "shared/piv_card.hpp"

#include "pki/openssl.hpp"
#include "shared/test_pki.hpp"

#include <algorithm>
#include <openssl/rsa.h>
#include <stdexcept>
#include <thread>

namespace sceau::test {

using base::Bytes;
using base::BytesView;

namespace {

constexpr std::uint8_t pinReference = 0x80;
constexpr std::uint8_t pukReference = 0x81;
constexpr std::uint8_t rsa2048 = 0x07;
constexpr std::size_t codeSize = 8;
constexpr std::size_t modulusSize = 256;

Bytes padded(const base::Secret& secret)
{
    const auto text = base::bytesOf(secret.view());
    Bytes bytes(text.begin(), text.end());
    bytes.resize(codeSize, 0xFF);
    return bytes;
}

/// Six to eight digits (SP 800-73-4 Part 2, § 3.2.2).
bool isCode(BytesView bytes)
{
    const auto isDigit = [](std::uint8_t byte) { return byte >= '0' && byte <= '9'; };
    const auto end = std::find_if_not(bytes.begin(), bytes.end(), isDigit);
    return end - bytes.begin() >= 6 && std::all_of(end, bytes.end(), [](std::uint8_t byte) { return byte == 0xFF; });
}

/// The key's bare operation: the padding is the caller's.
Bytes rsaOf(const pki::TestIdentity& identity, BytesView block)
{
    const auto* start = identity.privateKey.data();
    const pki::KeyPointer key(d2i_AutoPrivateKey(nullptr, &start, static_cast<long>(identity.privateKey.size())));
    const pki::KeyContextPointer context(EVP_PKEY_CTX_new(key.get(), nullptr));
    Bytes result(modulusSize);
    std::size_t size = result.size();
    const bool made = EVP_PKEY_sign_init(context.get()) == 1 && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1
                      && EVP_PKEY_sign(context.get(), result.data(), &size, block.data(), block.size()) == 1;
    return made ? result : Bytes{};
}

const std::map<PivSlot, pki::TestIdentity>& identities()
{
    static const std::map<PivSlot, pki::TestIdentity> made{
        {PivSlot::authentication, issue(profile(pki::TestProfile::Use::authentication))},
        {PivSlot::signature, issue(profile(pki::TestProfile::Use::signature))},
    };
    return made;
}

std::string described(const Command& command)
{
    const Bytes header{static_cast<std::uint8_t>(command.instruction), command.p1, command.p2};
    const bool named = command.instruction == Instruction::getData || command.instruction == Instruction::select;
    return base::hex(header) + (named ? " " + base::hex(command.data) : "") + (command.goesOn ? " +" : "");
}

Reply wrongCode(unsigned triesLeft)
{
    return {Status::wrongCode, static_cast<std::uint8_t>(triesLeft)};
}

} // namespace

PivCard::PivCard(const base::Secret& pin, const base::Secret& puk, std::uint8_t number)
    : number_(number), objects_(pivObjects(number, {{PivSlot::authentication, identities().at(PivSlot::authentication).certificate},
                                                    {PivSlot::signature, identities().at(PivSlot::signature).certificate}})),
      pin_{padded(pin)}, puk_{padded(puk)}
{
}

const pki::TestIdentity& PivCard::identity(PivSlot slot) const
{
    return identities().at(slot);
}

std::string PivCard::serial() const
{
    return base::hex(Bytes(8, number_));
}

PivCard::Account PivCard::account() const
{
    const std::lock_guard lock(mutex_);
    auto account = account_;
    account.pinTries = pin_.tries;
    account.pukTries = puk_.tries;
    return account;
}

std::vector<std::string> PivCard::journal() const
{
    const std::lock_guard lock(mutex_);
    return journal_;
}

void PivCard::pullAt(Instruction instruction)
{
    const std::lock_guard lock(mutex_);
    pulling_ = instruction;
}

void PivCard::freezeAt(Instruction instruction)
{
    const std::lock_guard lock(mutex_);
    freezing_ = instruction;
}

void PivCard::waitUntilFrozen()
{
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [this] { return frozen_; });
}

void PivCard::thaw()
{
    const std::lock_guard lock(mutex_);
    frozen_ = false;
    moved_.notify_all();
}

void PivCard::inserted()
{
    const std::lock_guard lock(mutex_);
    outside_ = false;
    endSession();
}

void PivCard::reset()
{
    const std::lock_guard lock(mutex_);
    endSession();
}

void PivCard::removed()
{
    const std::lock_guard lock(mutex_);
    outside_ = true;
    moved_.notify_all();
}

void PivCard::endSession()
{
    proven_ = provenJustNow_ = false;
    pieces_ = {};
}

/// Whether the card is still in the reader when it comes to answer.
bool PivCard::stays(const Command& piece, std::unique_lock<std::mutex>& lock)
{
    const auto falls = [&piece](std::optional<Instruction>& planned) {
        if (planned != piece.instruction || piece.goesOn) return false;
        planned.reset();
        return true;
    };
    if (falls(pulling_)) return false;
    if (falls(freezing_)) frozen_ = true;
    moved_.notify_all();
    moved_.wait(lock, [this] { return !frozen_ || outside_; });
    return !outside_;
}

std::optional<Bytes> PivCard::answer(BytesView message)
{
    ++apdus_;
    std::this_thread::sleep_for(latency_.load());
    std::unique_lock lock(mutex_);
    const auto piece = parseCommand(message);
    if (!piece) return pieces_.send(Status::wrongLength);
    journal_.push_back(described(*piece));
    if (!stays(*piece, lock)) return std::nullopt;
    if (piece->instruction == Instruction::getResponse) return pieces_.sendMore();
    const auto whole = pieces_.gather(*piece);
    return pieces_.send(whole ? perform(*whole) : Reply(Status::done));
}

Reply PivCard::perform(const Command& command)
{
    if (command.instruction != Instruction::generalAuthenticate) provenJustNow_ = false;
    switch (command.instruction) {
    case Instruction::select:
        return select(command);
    case Instruction::getData:
        return getData(command);
    case Instruction::verify:
        return verify(command);
    case Instruction::changeReferenceData:
        return change(command);
    case Instruction::resetRetryCounter:
        return unblock(command);
    case Instruction::generalAuthenticate:
        return authenticate(command);
    case Instruction::getResponse:
        break;
    }
    return Status::unknownInstruction;
}

Reply PivCard::select(const Command& command) const
{
    const auto& name = pivName();
    const bool ours =
        command.p1 == 0x04 && command.data.size() >= name.size() && std::equal(name.begin(), name.end(), command.data.begin());
    if (!ours) return Status::notFound;
    return Reply(pivProperties());
}

Reply PivCard::getData(const Command& command) const
{
    const auto tag = valueOf(0x5C, command.data);
    if (command.p1 != 0x3F || command.p2 != 0xFF || !tag) return Status::wrongParameters;
    const auto object = objects_.find({tag->begin(), tag->end()});
    if (object == objects_.end()) return Status::notFound;
    return Reply(object->second);
}

Reply PivCard::verify(const Command& command)
{
    if (command.p2 != pinReference) return Status::nothingNamed;
    if (command.p1 == 0xFF) { // ends what a good PIN began
        endSession();
        return Status::done;
    }
    if (command.data.empty() && proven_) return Status::done;
    if (pin_.tries == 0) return Status::blocked;
    if (command.data.empty()) return wrongCode(pin_.tries);
    if (command.data.size() != codeSize) return Status::wrongData;

    ++account_.verifications;
    proven_ = provenJustNow_ = command.data == pin_.digits;
    pin_.tries = proven_ ? 3 : pin_.tries - 1;
    return proven_ ? Reply(Status::done) : wrongCode(pin_.tries);
}

Reply PivCard::change(const Command& command)
{
    if (command.p2 != pinReference && command.p2 != pukReference) return Status::nothingNamed;
    auto& code = command.p2 == pinReference ? pin_ : puk_;
    if (code.tries == 0) return Status::blocked;
    const BytesView data(command.data);
    if (data.size() != 2 * codeSize || !isCode(data.last(codeSize))) return Status::wrongData;

    ++account_.changes;
    const auto old = data.first(codeSize);
    if (!std::equal(old.begin(), old.end(), code.digits.begin())) return wrongCode(--code.tries);
    code = {{data.begin() + codeSize, data.end()}};
    return Status::done;
}

Reply PivCard::unblock(const Command& command)
{
    if (command.p1 != 0 || command.p2 != pinReference) return Status::nothingNamed;
    if (puk_.tries == 0) return Status::blocked;
    const BytesView data(command.data);
    if (data.size() != 2 * codeSize || !isCode(data.last(codeSize))) return Status::wrongData;

    ++account_.unblockings;
    const auto puk = data.first(codeSize);
    if (!std::equal(puk.begin(), puk.end(), puk_.digits.begin())) return wrongCode(--puk_.tries);
    puk_.tries = 3;
    pin_ = {{data.begin() + codeSize, data.end()}};
    return Status::done;
}

/// Signatures only: no card management key.
Reply PivCard::authenticate(const Command& command)
{
    const auto slot = static_cast<PivSlot>(command.p2);
    if (command.p1 != rsa2048 || !identities().contains(slot)) return Status::wrongParameters;
    const auto request = valueOf(0x7C, command.data);
    const auto block = request ? valueOf(0x81, *request) : std::nullopt;
    if (!block || block->size() != modulusSize) return Status::wrongData;
    if (!(slot == PivSlot::signature ? provenJustNow_ : proven_)) return Status::notProven;

    provenJustNow_ = false;
    const auto signature = rsaOf(identity(slot), *block);
    if (signature.empty()) return Status::wrongData;
    ++account_.signatures;
    return Reply(tagged(0x7C, tagged(0x82, signature)));
}

} // namespace sceau::test
