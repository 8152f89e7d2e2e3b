#include "shared/soft_keys.hpp"

#include "pki/openssl.hpp"
#include "pki/signature.hpp"
#include "shared/test_pki.hpp"

#include <array>
#include <future>
#include <stdexcept>

namespace sceau::test {

namespace {

token::SoftObject objectOf(const std::string& label, std::uint8_t id, pki::TestProfile::Use use, SoftKeys::Kind kind)
{
    const auto key = kind == SoftKeys::Kind::ec ? pki::TestProfile::Key::p256 : pki::TestProfile::Key::rsa2048;
    const auto identity = issue(profile(use, key));
    return {label, {id}, identity.privateKey, identity.certificate, false};
}

} // namespace

base::Secret pinFrom(int first)
{
    std::array<char, 8> text{};
    for (auto& c : text)
        c = static_cast<char>('0' + (first += 7) % 10);
    auto secret = base::Secret::from({text.data(), text.size()});
    base::wipe(text.data(), text.size());
    return secret;
}

base::Secret goodPin()
{
    return pinFrom(4);
}

base::Secret goodPuk()
{
    return pinFrom(2);
}

base::Secret wrongPin()
{
    return pinFrom(5);
}

base::Secret wrongPuk()
{
    return pinFrom(3);
}

base::Secret newPin()
{
    return pinFrom(7);
}

SoftKeys::SoftKeys(Kind kind, const std::string& label)
    : folder_(temporaryFolder("softhsm")), signature_(objectOf("TEST Signature", 1, pki::TestProfile::Use::signature, kind)),
      authentication_(objectOf("TEST Authentification", 2, pki::TestProfile::Use::authentication, kind))
{
    addToken(label, std::array{signature_, authentication_});
}

void SoftKeys::addToken(const std::string& label, std::span<const token::SoftObject> objects)
{
    const auto pin = goodPin();
    const auto puk = goodPuk();
    auto made = token::makeSoftToken({folder_, label, &pin, &puk}, objects);
    if (!made) throw std::runtime_error("soft token: " + made.error().where + " " + made.error().facts["ckr"]);
}

std::filesystem::path SoftKeys::module() const
{
    const auto module = token::softModule();
    if (!module) throw std::runtime_error("SoftHSM is missing");
    return *module;
}

token::SignRequest SoftKeys::request(pki::Scheme scheme, pki::Digest algorithm) const
{
    base::Bytes digest(pki::digestSize(algorithm));
    const std::string_view text = "TEST";
    EVP_Digest(text.data(), text.size(), digest.data(), nullptr, pki::digestMethod(algorithm), nullptr);
    return {where(), signature_.id, signature_.certificate.der, scheme, algorithm, digest, false};
}

base::Result<base::Bytes> sign(token::Keys& keys, const token::SignRequest& request, base::Secret pin)
{
    std::promise<base::Result<base::Bytes>> answer;
    keys.sign(request, std::move(pin), [&answer](auto result) { answer.set_value(std::move(result)); });
    return answer.get_future().get();
}

const token::KeyCertificate* withId(const token::Token& token, const base::Bytes& id)
{
    for (const auto& one : token.certificates) {
        if (one.id == id) return &one;
    }
    return nullptr;
}

bool isSignatureOf(const token::SignRequest& request, base::BytesView signature)
{
    const auto certificate = pki::parseCertificate(request.certificate);
    const pki::KeyPointer key(X509_get_pubkey(pki::toX509(*certificate).get()));
    const pki::KeyContextPointer context(EVP_PKEY_CTX_new(key.get(), nullptr));
    if (EVP_PKEY_verify_init(context.get()) != 1 || !pki::setScheme(context.get(), request.scheme, request.algorithm)) return false;
    return EVP_PKEY_verify(context.get(), signature.data(), signature.size(), request.digest.data(), request.digest.size()) == 1;
}

} // namespace sceau::test
