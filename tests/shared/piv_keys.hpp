#pragma once

#include "shared/piv_card.hpp"
#include "shared/virtual_reader.hpp"
#include "token/keys.hpp"

#include <gtest/gtest.h>
#include <string>

namespace sceau::test {

/// OpenSC's PKCS#11 module before a virtual reader in which PIV cards sit. Its configuration lets the PUK unblock the PIN and is the
/// environment's from here on.
class PivKeys {
public:
    /// Whether pcscd, vpcd and OpenSC are installed and may run here.
    [[nodiscard]] static bool arePossible();

    explicit PivKeys(VirtualReader::Kind kind = VirtualReader::Kind::fixed);

    [[nodiscard]] std::filesystem::path module() const;
    [[nodiscard]] token::Where where(const std::string& uri = {}) const { return {module(), uri}; }
    [[nodiscard]] token::Keys::Options options(std::chrono::milliseconds limit = std::chrono::seconds{60}) const
    {
        return {{module()}, limit};
    }

    /// A request to sign the digest of "TEST" with a key of this card.
    [[nodiscard]] token::SignRequest request(const PivCard& card, PivSlot slot, const std::string& uri = {}) const;

    void start() { reader_.start(); }
    void killService() { reader_.stop(); }
    void restartService(); ///< kills it first when it runs
    /// These return when PC/SC has noticed.
    void insert(PivCard& card, std::size_t slot = 0);
    void remove(std::size_t slot = 0);
    void removeAll() { reader_.removeAll(); }
    void plug();
    void unplug();
    void waitForCards(std::size_t number) const; ///< in all readers

private:
    VirtualReader reader_;
    std::size_t inserted_ = 0;
};

/// Tests with a card beside one reader; skipped where these programs are missing.
class PivTest : public testing::Test {
protected:
    void SetUp() override;
    void TearDown() override { piv.removeAll(); } // the cards go before the reader
    explicit PivTest(VirtualReader::Kind kind = VirtualReader::Kind::fixed);
    /// What find() sees, which must be one token.
    [[nodiscard]] token::Token onlyToken(token::Keys& keys) const;

    PivKeys piv;
    PivCard card;
};

} // namespace sceau::test
