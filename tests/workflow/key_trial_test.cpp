#include "workflow/key_trial.hpp"

#include "shared/faulty_module.hpp"
#include "shared/local_server.hpp"
#include "shared/soft_keys.hpp"
#include "shared/test_pki.hpp"
#include "shared/tls_site.hpp"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QThread>
#include <cstdlib>
#include <fstream>
#include <future>
#include <gtest/gtest.h>

namespace sceau::workflow {
namespace {

using base::Code;
using sceau::test::FaultyModule;
using sceau::test::goodPin;
using sceau::test::LocalServer;
using sceau::test::SoftKeys;
using sceau::test::TlsSite;
using sceau::test::wrongPin;
using token::TryLevel;

/// Both certificates of the authority of the tests' keys, which bring no issuer along.
std::filesystem::path keysAuthority()
{
    static const auto file = [] {
        auto made = sceau::test::temporaryFolder("keys") / "authority.pem";
        std::ofstream(made) << toPem(sceau::test::authority().root().certificate) << toPem(sceau::test::authority().issuing().certificate);
        return made;
    }();
    return file;
}

/// A key in a reader, and a window that would try it.
class ATriedKey : public testing::Test {
protected:
    explicit ATriedKey(SoftKeys::Kind kind = SoftKeys::Kind::ec) : soft(kind) {}
    ~ATriedKey() override
    {
        if (configured) ::setenv("SOFTHSM2_CONF", configured->c_str(), 1); // other tests' keys
    }

    void open(const std::string& url, std::chrono::milliseconds patience = std::chrono::seconds{30})
    {
        Settings settings;
        settings.where = FaultyModule::where();
        settings.resumeFolder = sceau::test::temporaryFolder("resume");
        settings.patience = patience;
        settings.testSite = url;
        settings.services.network = {.proxy = "", .siteAuthorities = TlsSite::authorities()};
        renewal = std::make_unique<Renewal>(settings);
        trial = std::make_unique<KeyTrial>(*renewal);
        QObject::connect(trial.get(), &KeyTrial::changed, [this] {
            if (now().busy && (stages.empty() || stages.back() != now().stage)) stages.push_back(now().stage);
        });
        renewal->start();
        ASSERT_TRUE(until([this] { return renewal->snapshot().token && !renewal->snapshot().busy; }));
        trial->open();
        module.forgetCalls();
    }

    static bool until(const std::function<bool()>& reached)
    {
        const QDeadlineTimer limit(std::chrono::seconds{60});
        while (!reached() && !limit.hasExpired()) {
            QCoreApplication::processEvents();
            QThread::msleep(2);
        }
        return reached();
    }

    void tryWith(base::Secret pin, bool lastTry = false)
    {
        trial->start(std::move(pin), lastTry);
        ASSERT_TRUE(until([this] { return !now().busy; }));
    }

    [[nodiscard]] const TrialState& now() const { return trial->state(); }
    [[nodiscard]] std::optional<Code> code() const { return now().error ? std::optional{now().error->code} : std::nullopt; }

    std::optional<std::string> configured =
        std::getenv("SOFTHSM2_CONF") ? std::optional<std::string>(std::getenv("SOFTHSM2_CONF")) : std::nullopt;
    SoftKeys soft;
    FaultyModule module{{"play pin"}};
    std::unique_ptr<Renewal> renewal;
    std::unique_ptr<KeyTrial> trial;
    std::vector<std::string> stages;
};

TlsSite::How asking(const std::string& version = {})
{
    return {.clients = keysAuthority(), .version = version};
}

} // namespace

struct Kind {
    const char* name;
    SoftKeys::Kind key;
    const char* version;
    friend std::ostream& operator<<(std::ostream& out, const Kind& kind) { return out << kind.name; }
};

class EveryTriedKey : public ATriedKey, public testing::WithParamInterface<Kind> {
protected:
    EveryTriedKey() : ATriedKey(GetParam().key) {}
};

TEST_P(EveryTriedKey, IsLetInWithOneLoginAndOneSignature)
{
    const TlsSite site(asking(GetParam().version));
    open(site.url());
    ASSERT_TRUE(now().able);

    tryWith(goodPin());

    EXPECT_TRUE(now().done) << (code() ? base::name(*code()) : "");
    EXPECT_EQ(now().host, "127.0.0.1");
    EXPECT_EQ(*now().shown(), soft.authentication().certificate) << "and not the one that signs documents";
    EXPECT_EQ(module.count("C_Login"), 1);
    EXPECT_EQ(module.count("C_Sign"), 1);
    EXPECT_EQ(module.count("C_Logout"), 1);
    EXPECT_EQ(stages, (std::vector<std::string>{"stage.connect", "stage.key", "stage.answer"}));
}

INSTANTIATE_TEST_SUITE_P(Keys, EveryTriedKey,
                         testing::Values(Kind{"RsaAtTls12", SoftKeys::Kind::rsa, "-tls1_2"},
                                         Kind{"RsaAtTls13", SoftKeys::Kind::rsa, "-tls1_3"},
                                         Kind{"EcAtTls12", SoftKeys::Kind::ec, "-tls1_2"},
                                         Kind{"EcAtTls13", SoftKeys::Kind::ec, "-tls1_3"}),
                         [](const auto& kind) { return kind.param.name; });

TEST_F(ATriedKey, IsNotTriedTwiceOnceItIsDone)
{
    const TlsSite site(asking());
    open(site.url());
    tryWith(goodPin());

    trial->start(goodPin(), false);

    EXPECT_FALSE(now().busy);
    EXPECT_EQ(module.count("C_Login"), 1);
}

TEST_F(ATriedKey, SpendsOneTryOfAWrongPinAndShowsTheStateThatWasReadAgain)
{
    const TlsSite site(asking());
    open(site.url());

    tryWith(wrongPin());

    EXPECT_EQ(code(), Code::pinIncorrect);
    EXPECT_FALSE(now().done);
    EXPECT_EQ(now().token->pin.level, TryLevel::low);
    EXPECT_EQ(module.count("C_Login"), 1);
    EXPECT_EQ(module.number("tries"), 1);
    EXPECT_TRUE(until([this] { return renewal->snapshot().token->pin.level == TryLevel::low; })) << "the rest of the window knows, too";
}

TEST_F(ATriedKey, SpendsItsLastTryOnlyWhenThePersonAgreed)
{
    const TlsSite site(asking());
    open(site.url());
    tryWith(wrongPin());
    tryWith(wrongPin());
    EXPECT_EQ(now().token->pin.level, TryLevel::final);

    tryWith(goodPin());
    EXPECT_EQ(code(), Code::pinLastTry);
    EXPECT_EQ(module.count("C_Login"), 2);
    tryWith(goodPin(), true);

    EXPECT_TRUE(now().done);
}

TEST_F(ATriedKey, SpendsNoPinWhereTheSiteAsksForNothing)
{
    const TlsSite site;
    open(site.url());

    tryWith(goodPin());

    EXPECT_EQ(code(), Code::certificateNotAsked);
    EXPECT_EQ(module.count("C_Login"), 0);
}

TEST_F(ATriedKey, SpendsNoPinOnASiteThatNobodyVouchesFor)
{
    auto how = asking();
    how.authority = "TEST AC inconnue";
    const TlsSite site(how);
    open(site.url());

    tryWith(goodPin());

    EXPECT_EQ(code(), Code::networkTls);
    EXPECT_EQ(module.count("C_Login"), 0);
}

TEST_F(ATriedKey, ThatTheSiteDoesNotKnowIsRefused)
{
    const TlsSite site({.clients = sceau::test::pemFile(sceau::test::otherAuthority().root().certificate)});
    open(site.url());

    tryWith(goodPin());

    EXPECT_EQ(code(), Code::certificateRefused);
    EXPECT_EQ(module.count("C_Sign"), 1);
}

TEST_F(ATriedKey, PulledWhileItSignsEndsInItsOwnError)
{
    const TlsSite site(asking());
    open(site.url());
    module.rules({"play pin", "C_SignInit 1 pull"});

    tryWith(goodPin());

    EXPECT_EQ(code(), Code::keyRemoved);
    EXPECT_TRUE(until([this] { return !now().there; }));
    EXPECT_EQ(module.count("C_Sign"), 0);
}

TEST_F(ATriedKey, MayBeLeftWhileTheSiteSaysNothing)
{
    std::promise<void> over, begun;
    const LocalServer silent(
        [&](const std::string&, int) {
            begun.set_value();
            over.get_future().wait();
        },
        LocalServer::Reading::raw);
    open("https://127.0.0.1:" + std::to_string(silent.port()));
    trial->start(goodPin(), false);
    EXPECT_EQ(now().stage, "stage.connect");
    EXPECT_TRUE(now().cancellable);
    EXPECT_TRUE(renewal->snapshot().keyLent) << "nothing else uses the key meanwhile";
    begun.get_future().wait();

    trial->cancel();
    over.set_value();

    EXPECT_FALSE(now().busy);
    EXPECT_FALSE(code()) << "nothing went wrong";
    EXPECT_FALSE(renewal->snapshot().keyLent);
    EXPECT_EQ(module.count("C_Login"), 0);
}

TEST_F(ATriedKey, ThatTakesLongMayBeLeftAndNobodyPretendsToKnowItsPin)
{
    const TlsSite site(asking());
    open(site.url(), std::chrono::milliseconds{50});
    module.rules({"play pin", "C_Sign 1 hang"});
    trial->start(goodPin(), false);
    ASSERT_TRUE(until([this] { return now().stage == "stage.slow" && module.count("C_Sign") == 1; }));
    EXPECT_TRUE(now().cancellable);

    trial->cancel();

    EXPECT_FALSE(now().busy);
    EXPECT_EQ(code(), Code::pinOutcomeUnknown);
    module.rules({"play pin"});
    EXPECT_TRUE(until([this] { return now().token->pin.level == TryLevel::ok; })) << "its state is read again";
    EXPECT_EQ(module.count("C_Login"), 1) << "nothing is tried again";
}

TEST_F(ATriedKey, WithAPadIsAskedOnItsReader)
{
    module.rules({"play pin", "play pad"});
    module.typeOnReader(goodPin());
    const TlsSite site(asking());
    open(site.url());

    tryWith({});

    EXPECT_TRUE(now().done) << (code() ? base::name(*code()) : "");
}

TEST_F(ATriedKey, NeedsASite)
{
    open({});
    EXPECT_FALSE(now().able);
    EXPECT_EQ(code(), Code::loginNowhere);
    trial->start(goodPin(), false);
    EXPECT_FALSE(now().busy);

    const TlsSite site(asking());
    trial->useSite(site.url(), "");
    EXPECT_TRUE(now().able) << "as soon as one is set";
    tryWith(goodPin());

    EXPECT_TRUE(now().done);
}

TEST_F(ATriedKey, WaitsWhileItsPinIsUsedElsewhere)
{
    const TlsSite site(asking());
    open(site.url());

    renewal->lendKey(true);
    EXPECT_TRUE(now().others);
    trial->start(goodPin(), false);
    EXPECT_FALSE(now().busy);
    renewal->lendKey(false);

    EXPECT_FALSE(now().others);
}

} // namespace sceau::workflow
