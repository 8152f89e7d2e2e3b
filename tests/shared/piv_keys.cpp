#include "shared/piv_keys.hpp"

#include "pki/signature.hpp"
#include "shared/soft_keys.hpp"
#include "shared/test_pki.hpp"
#include "token/watch.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <openssl/evp.h>
#include <thread>

namespace sceau::test {

namespace fs = std::filesystem;

namespace {

/// In the folder of the machine's architecture.
fs::path installedModule()
{
    for (const auto& entry : fs::directory_iterator("/usr/lib")) {
        const auto file = entry.path() / "opensc-pkcs11.so";
        if (entry.is_directory() && fs::exists(file)) return file;
    }
    return {};
}

std::size_t cardsSeen()
{
    const auto readers = token::readersNow().readers;
    return static_cast<std::size_t>(std::count_if(readers.begin(), readers.end(), [](const auto& one) { return one.occupied; }));
}

} // namespace

bool PivKeys::arePossible()
{
    return VirtualReader::isPossible() && !installedModule().empty();
}

PivKeys::PivKeys(VirtualReader::Kind kind) : reader_(kind)
{
    const auto file = temporaryFolder("opensc") / "opensc.conf";
    std::ofstream(file) << "app opensc-pkcs11 {\n  pkcs11 {\n    user_pin_unblock_style = set_pin_in_unlogged_session;\n  }\n}\n";
    ::setenv("OPENSC_CONF", file.c_str(), 1);
}

fs::path PivKeys::module() const
{
    return installedModule();
}

token::SignRequest PivKeys::request(const PivCard& card, PivSlot slot, const std::string& uri) const
{
    const base::Bytes id{static_cast<std::uint8_t>(slot == PivSlot::authentication ? 1 : 2)}; // as OpenSC numbers them
    base::Bytes digest(pki::digestSize(pki::Digest::sha256));
    const std::string_view text = "TEST";
    EVP_Digest(text.data(), text.size(), digest.data(), nullptr, pki::digestMethod(pki::Digest::sha256), nullptr);
    const auto& certificate = card.identity(slot).certificate.der;
    return {where(uri), id, certificate, pki::Scheme::rsaPkcs1, pki::Digest::sha256, digest, false};
}

void PivKeys::restartService()
{
    reader_.stop();
    reader_.start();
    waitForCards(inserted_);
}

void PivKeys::insert(PivCard& card, std::size_t slot)
{
    reader_.insert(card, slot);
    waitForCards(++inserted_);
}

void PivKeys::remove(std::size_t slot)
{
    reader_.remove(slot);
    waitForCards(--inserted_);
}

void PivKeys::plug()
{
    reader_.plug();
    waitForCards(inserted_);
}

void PivKeys::unplug()
{
    reader_.unplug();
    while (!token::readersNow().readers.empty())
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
}

void PivKeys::waitForCards(std::size_t number) const
{
    while (cardsSeen() != number)
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
}

PivTest::PivTest(VirtualReader::Kind kind) : piv(kind), card(goodPin(), goodPuk()) {}

void PivTest::SetUp()
{
    if (!PivKeys::arePossible()) GTEST_SKIP() << "pcscd, vsmartcard-vpcd and opensc are not all installed";
    piv.start();
}

token::Token PivTest::onlyToken(token::Keys& keys) const
{
    return find(keys, piv.where())->tokens.at(0);
}

} // namespace sceau::test
