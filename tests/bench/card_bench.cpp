#include "bench/card_bench.hpp"

#include "bench/timing.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/piv_keys.hpp"
#include "shared/soft_keys.hpp"
#include "shared/test_pki.hpp"

#include <cstdio>
#include <cstdlib>

namespace sceau::bench {
namespace {

constexpr std::chrono::milliseconds eachApdu{30};
constexpr int rounds = 5;

/// The card of a round, fresh in its reader, and what each contender asked of it.
class Table {
public:
    Table()
    {
        keys_.start();
        card_.takesLonger(eachApdu);
    }
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;
    ~Table() { keys_.removeAll(); }

    [[nodiscard]] std::string module() const { return keys_.module(); }

    /// `name` with the number of APDUs that its rounds took each.
    void race(const std::string& title, std::vector<Contender> contenders, const std::string& log)
    {
        for (auto& contender : contenders)
            contender.prepare = [this] { reinsert(); };
        for (auto& contender : contenders) {
            reinsert();
            const auto before = card_.apdus();
            (void)timed(contender.commands.front(), log);
            contender.name += ", " + std::to_string(card_.apdus() - before) + " APDUs";
        }
        print(title, compare(contenders, rounds, log));
    }

private:
    void reinsert()
    {
        if (inserted_) keys_.remove();
        keys_.insert(card_);
        inserted_ = true;
    }

    test::PivKeys keys_;
    test::PivCard card_{test::goodPin(), test::goodPuk()};
    bool inserted_ = false;
};

} // namespace

void benchCard(const std::string& sceauctl, const std::filesystem::path& pdf, const std::filesystem::path& folder)
{
    if (!test::PivKeys::arePossible()) {
        std::printf("A card with 30 ms an APDU: not measured, pcscd, vpcd or OpenSC is missing\n");
        return;
    }
    Table table;
    const auto log = (folder / "card-log").string();
    const auto pinFile = test::writeText(folder / "card-pin", std::string(test::goodPin().view()));
    const auto raw = test::writeText(folder / "card-data", std::string(32, 'x')), signature = folder / "card-signature";
    ::setenv("TEST_PIN", std::string(test::goodPin().view()).c_str(), 1);

    table.race("A card with 30 ms an APDU: from insertion to holder, expiry and roles",
               {{"pkcs11-tool --list-objects", {{"pkcs11-tool", "--module", table.module(), "--list-objects"}}},
                {"sceauctl token show", {{sceauctl, "token", "show", "--module", table.module()}}}},
               log);
    table.race(
        "A card with 30 ms an APDU: from the command to the signature, with a key that wants its PIN each time",
        {{"pkcs11-tool --sign",
          {{"pkcs11-tool", "--module", table.module(), "--login", "--pin", "env:TEST_PIN", "--sign", "-m", "SHA256-RSA-PKCS", "--id", "02",
            "-i", raw, "-o", signature}}},
         {"sceauctl sign",
          {{sceauctl, "sign", pdf, "-o", folder / "card-signed.pdf", "--force", "--module", table.module(), "--pin-file", pinFile}}}},
        log);
}

} // namespace sceau::bench
