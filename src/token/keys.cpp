#include "token/keys.hpp"

#include "token/driver_memory.hpp"
#include "token/worker.hpp"

namespace sceau::token {

namespace {

/// A Secret that a copyable std::function can carry; wiped with the last copy.
std::shared_ptr<const base::Secret> shared(base::Secret secret)
{
    return std::make_shared<const base::Secret>(std::move(secret));
}

template <class T, class Call> std::future<base::Result<T>> begun(const Call& call)
{
    const auto answer = std::make_shared<std::promise<base::Result<T>>>();
    auto future = answer->get_future();
    call([answer](base::Result<T> result) { answer->set_value(std::move(result)); });
    return future;
}

template <class T, class Call> base::Result<T> waitFor(const Call& call)
{
    return begun<T>(call).get();
}

class TokenSigner : public pki::Signer {
public:
    TokenSigner(Keys& keys, const Token& token, const KeyCertificate& certificate, base::Secret pin, bool lastTry)
        : keys_(keys), token_(token), certificate_(certificate), pin_(std::move(pin)), lastTry_(lastTry)
    {
        for (auto issuer = issuerOf(certificate_.certificate); issuer && chain_.size() < 8; issuer = issuerOf(chain_.back())) {
            chain_.push_back(*issuer);
            if (issuer->selfIssued()) break;
        }
    }

    [[nodiscard]] const pki::Certificate& certificate() const override { return certificate_.certificate; }
    [[nodiscard]] const std::vector<pki::Certificate>& chain() const override { return chain_; }

    [[nodiscard]] bool supports(pki::Scheme scheme) const override
    {
        const auto type = certificate_.certificate.keyType;
        switch (scheme) {
        case pki::Scheme::rsaPkcs1:
            return type == pki::KeyType::rsa;
        case pki::Scheme::rsaPss:
            return type == pki::KeyType::rsa && token_.pss;
        case pki::Scheme::ecdsa:
            return type == pki::KeyType::ecdsa && token_.ecdsa;
        }
        return false;
    }

    [[nodiscard]] base::Result<base::Bytes> sign(pki::Scheme scheme, pki::Digest algorithm, base::BytesView digest) override
    {
        if (spent_) return base::fail(base::Code::internal, "TokenSigner::sign");
        spent_ = true;
        const SignRequest request{{token_.module, token_.uri},    certificate_.id, certificate_.certificate.der, scheme, algorithm,
                                  {digest.begin(), digest.end()}, lastTry_};
        return waitFor<base::Bytes>([&](auto done) { keys_.sign(request, std::move(pin_), std::move(done)); });
    }

private:
    [[nodiscard]] const pki::Certificate* issuerOf(const pki::Certificate& certificate) const
    {
        if (certificate.selfIssued()) return nullptr;
        for (const auto& other : token_.certificates) {
            if (other.certificate.isAuthority && other.certificate.subjectDer == certificate.issuerDer) return &other.certificate;
        }
        return nullptr;
    }

    Keys& keys_;
    Token token_;
    KeyCertificate certificate_;
    base::Secret pin_;
    bool lastTry_;
    bool spent_ = false;
    std::vector<pki::Certificate> chain_;
};

} // namespace

Keys::Keys() : Keys(Options{.modules = {}, .memory = driverMemoryFile()}) {}

Keys::Keys(std::filesystem::path certain) : Keys(Options{.modules = {}, .memory = driverMemoryFile(), .certain = std::move(certain)}) {}

Keys::Keys(Options options) : worker_(std::make_unique<Worker>(std::move(options))) {}

Keys::~Keys() = default;

void Keys::find(Where where, Callback<Findings> done)
{
    worker_->post<Findings>([where = std::move(where)](Drivers& drivers) { return drivers.find(where); }, std::move(done));
}

void Keys::diagnose(std::filesystem::path named, Callback<Diagnoses> done)
{
    worker_->post<Diagnoses>([named = std::move(named)](Drivers& drivers) -> base::Result<Diagnoses> { return drivers.diagnose(named); },
                             std::move(done));
}

void Keys::useDriver(std::filesystem::path module, Callback<std::vector<Reader>> done)
{
    worker_->post<std::vector<Reader>>([module = std::move(module)](Drivers& drivers) { return drivers.use(module); }, std::move(done));
}

void Keys::verifyPin(Where where, base::Secret pin, bool lastTry, Callback<Token> done)
{
    worker_->postWithPin<Token>([question = ProvePin{std::move(where), lastTry},
                                 pin = shared(std::move(pin))](Drivers& drivers) { return drivers.withPin<Token>(question, {pin.get()}); },
                                std::move(done));
}

void Keys::changePin(PinChange change, base::Secret pin, base::Secret fresh, Callback<Token> done)
{
    worker_->postWithPin<Token>(
        [change = std::move(change), pin = shared(std::move(pin)), fresh = shared(std::move(fresh))](Drivers& drivers) {
            return drivers.withPin<Token>(change, {pin.get(), fresh.get()});
        },
        std::move(done));
}

void Keys::unblock(Unblocking unblocking, base::Secret puk, base::Secret fresh, Callback<Token> done)
{
    worker_->postWithPin<Token>(
        [unblocking = std::move(unblocking), puk = shared(std::move(puk)), fresh = shared(std::move(fresh))](Drivers& drivers) {
            return drivers.unblock(unblocking, {puk.get(), fresh.get()});
        },
        std::move(done));
}

void Keys::sign(SignRequest request, base::Secret pin, Callback<base::Bytes> done)
{
    worker_->postWithPin<base::Bytes>([request = std::move(request), pin = shared(std::move(pin))](
                                          Drivers& drivers) { return drivers.withPin<base::Bytes>(request, {pin.get()}); },
                                      std::move(done));
}

void Keys::abandon()
{
    worker_->abandon();
}

std::future<base::Result<Findings>> search(Keys& keys, const Where& where)
{
    return begun<Findings>([&](auto done) { keys.find(where, std::move(done)); });
}

base::Result<Findings> find(Keys& keys, const Where& where)
{
    return search(keys, where).get();
}

base::Result<Diagnoses> diagnose(Keys& keys, const std::filesystem::path& named)
{
    return waitFor<Diagnoses>([&](auto done) { keys.diagnose(named, std::move(done)); });
}

base::Result<std::vector<Reader>> useDriver(Keys& keys, const std::filesystem::path& module)
{
    return waitFor<std::vector<Reader>>([&](auto done) { keys.useDriver(module, std::move(done)); });
}

base::Result<Token> verifyPin(Keys& keys, const Where& where, base::Secret pin, bool lastTry)
{
    return waitFor<Token>([&](auto done) { keys.verifyPin(where, std::move(pin), lastTry, std::move(done)); });
}

base::Result<Token> changePin(Keys& keys, const PinChange& change, base::Secret pin, base::Secret fresh)
{
    return waitFor<Token>([&](auto done) { keys.changePin(change, std::move(pin), std::move(fresh), std::move(done)); });
}

base::Result<Token> unblock(Keys& keys, const Unblocking& unblocking, base::Secret puk, base::Secret fresh)
{
    return waitFor<Token>([&](auto done) { keys.unblock(unblocking, std::move(puk), std::move(fresh), std::move(done)); });
}

std::unique_ptr<pki::Signer> signerOn(Keys& keys, const Token& token, const KeyCertificate& certificate, base::Secret pin, bool lastTry)
{
    return std::make_unique<TokenSigner>(keys, token, certificate, std::move(pin), lastTry);
}

} // namespace sceau::token
