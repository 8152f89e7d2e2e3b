#include "shared/piv_keys.hpp"
#include "shared/soft_keys.hpp"

#include <algorithm>

namespace sceau::token {

using test::goodPin;
using test::goodPuk;
using test::isSignatureOf;
using test::PivCard;
using test::PivSlot;
using test::sign;
using test::withId;

namespace {

class PivFinding : public test::PivTest {
protected:
    std::size_t tokensNow() { return find(keys, piv.where())->tokens.size(); }

    Keys keys{piv.options()};
};

class TwoPivReaders : public test::PivTest {
protected:
    Token tokenOf(const PivCard& wanted)
    {
        const auto findings = find(keys, piv.where());
        const auto& tokens = findings->tokens;
        const auto token = std::find_if(tokens.begin(), tokens.end(), [&](const Token& one) { return one.serial == wanted.serial(); });
        return token == tokens.end() ? Token{} : *token;
    }

    PivCard other{goodPin(), goodPuk(), 2};
    Keys keys{piv.options()};
};

class PivInAUsbReader : public test::PivTest {
protected:
    PivInAUsbReader() : PivTest(test::VirtualReader::Kind::usb) {}
    void SetUp() override
    {
        if (!test::VirtualReader::isPluggable()) GTEST_SKIP() << "umockdev is not installed";
        PivTest::SetUp();
        if (IsSkipped()) return;
        piv.plug();
        piv.insert(card);
    }

    Keys keys{piv.options()};
};

} // namespace

TEST_F(PivFinding, SeesTheKeyComeAndGoAndComeAgain)
{
    const auto before = tokensNow();
    piv.insert(card);
    const auto with = tokensNow();
    piv.remove();
    const auto without = tokensNow();
    piv.insert(card);
    const auto again = tokensNow();

    EXPECT_EQ(before, 0U);
    EXPECT_EQ(with, 1U);
    EXPECT_EQ(without, 0U);
    EXPECT_EQ(again, 1U);
    EXPECT_EQ(card.account().verifications, 0U);
}

TEST_F(PivFinding, ShowsBothCertificatesWithTheirRolesWithoutAPin)
{
    piv.insert(card);

    const auto token = onlyToken(keys);

    ASSERT_EQ(token.certificates.size(), 2U);
    const auto* authentication = withId(token, {1});
    const auto* signature = withId(token, {2});
    ASSERT_TRUE(authentication && signature);
    EXPECT_EQ(authentication->certificate, card.identity(PivSlot::authentication).certificate);
    EXPECT_EQ(signature->certificate, card.identity(PivSlot::signature).certificate);
    EXPECT_EQ(authentication->hasKey, pki::HasKey::yes);
    EXPECT_EQ(signature->hasKey, pki::HasKey::yes);
    EXPECT_EQ(authentication->certificate.role(), pki::Role::authentication);
    EXPECT_EQ(signature->certificate.role(), pki::Role::signature);
    EXPECT_TRUE(token.reader.starts_with(test::VirtualReader::name()));
    EXPECT_EQ(token.pin.level, TryLevel::ok);
    EXPECT_EQ(card.account().verifications, 0U);
}

TEST_F(PivFinding, KnowsAfterALoginWhichKeyWantsItsPinEachTime)
{
    piv.insert(card);

    const auto token = verifyPin(keys, piv.where(), goodPin(), false);

    ASSERT_TRUE(token) << base::name(token.error().code);
    EXPECT_EQ(withId(*token, {1})->alwaysAuthenticate, false);
    EXPECT_EQ(withId(*token, {2})->alwaysAuthenticate, true);
    EXPECT_EQ(card.account().verifications, 1U);
}

TEST_F(TwoPivReaders, HoldTwoKeysOfOnePersonThatTheirSerialsTellApart)
{
    piv.insert(card, 1);
    piv.insert(other, 0);

    const auto first = tokenOf(card);
    const auto second = tokenOf(other);

    EXPECT_EQ(find(keys, piv.where())->tokens.size(), 2U);
    EXPECT_EQ(first.label, second.label);
    EXPECT_NE(first.uri, second.uri);
    EXPECT_TRUE(first.reader.ends_with("01"));
    EXPECT_TRUE(second.reader.ends_with("00"));
}

TEST_F(TwoPivReaders, AskOnlyTheKeyThatIsNamedAlsoAfterTheKeysChangedPlaces)
{
    piv.insert(card, 0);
    piv.insert(other, 1);
    const auto named = tokenOf(card).uri;
    piv.remove(0);
    piv.remove(1);
    ASSERT_TRUE(find(keys, piv.where())->tokens.empty()); // as whoever follows the readers looks
    piv.insert(other, 0);
    piv.insert(card, 1);

    const auto request = piv.request(card, PivSlot::authentication, named);
    const auto signature = sign(keys, request, goodPin());

    ASSERT_TRUE(signature) << base::name(signature.error().code);
    EXPECT_TRUE(isSignatureOf(request, *signature));
    EXPECT_EQ(card.account().signatures, 1U);
    EXPECT_EQ(card.account().verifications, 1U);
    EXPECT_EQ(other.account().verifications, 0U);
}

TEST_F(TwoPivReaders, NoticeAKeyThatTookThePlaceOfAnother)
{
    piv.insert(card);
    const auto named = tokenOf(card).uri;
    piv.remove();
    piv.insert(other);

    const auto signature = sign(keys, piv.request(card, PivSlot::authentication, named), goodPin());

    ASSERT_FALSE(signature);
    EXPECT_EQ(signature.error().code, base::Code::keyRemoved);
    EXPECT_EQ(other.account().verifications, 0U);
    EXPECT_EQ(onlyToken(keys).serial, other.serial());
}

TEST_F(TwoPivReaders, AskForANameBeforeAnyPinIsSpent)
{
    piv.insert(card, 0);
    piv.insert(other, 1);

    const auto unnamed = verifyPin(keys, piv.where(), goodPin(), false);

    EXPECT_EQ(unnamed.error().code, base::Code::severalKeys);
    EXPECT_EQ(card.account().verifications + other.account().verifications, 0U);
}

TEST_F(PivInAUsbReader, IsGoneWithTheReaderAndFoundAgainWhenThatIsPluggedInAgain)
{
    const auto before = onlyToken(keys);
    piv.unplug();
    const auto without = find(keys, piv.where());
    const auto unasked = verifyPin(keys, piv.where(before.uri), goodPin(), false);
    piv.plug();
    const auto again = onlyToken(keys);
    const auto signature = sign(keys, piv.request(card, PivSlot::authentication, before.uri), goodPin());

    ASSERT_TRUE(without);
    EXPECT_TRUE(without->tokens.empty());
    EXPECT_EQ(unasked.error().code, base::Code::keyRemoved);
    EXPECT_EQ(again.uri, before.uri);
    ASSERT_TRUE(signature) << base::name(signature.error().code);
    EXPECT_EQ(card.account().verifications, 1U);
}

} // namespace sceau::token
