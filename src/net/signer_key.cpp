#include "net/signer_key.hpp"

#include "pki/signature.hpp"

#include <array>
#include <cstring>
#include <openssl/core_dispatch.h>
#include <openssl/core_names.h>
#include <openssl/provider.h>
#include <openssl/rsa.h>
#include <string_view>

namespace sceau::net {

namespace {

constexpr auto signerParameter = "sceau-signer"; ///< of the import: where the Signer is
constexpr auto signatureName = "SCEAU-SIGNER";   ///< nobody else's: it is found with our keys alone

template <class Function> OSSL_DISPATCH entry(int id, Function* function)
{
    return {id, reinterpret_cast<void (*)()>(function)};
}

struct Key {
    pki::Signer* signer = nullptr;
    pki::KeyPointer publicHalf;
};

Key& keyIn(void* data)
{
    return *static_cast<Key*>(data);
}

void* newKey(void*)
{
    return new Key;
}

void freeKey(void* key)
{
    delete static_cast<Key*>(key);
}

/// Both halves, as far as anybody asks.
int hasKey(const void*, int)
{
    return 1;
}

int importKey(void* data, int, const OSSL_PARAM* parameters)
{
    auto& key = keyIn(data);
    const auto* given = OSSL_PARAM_locate_const(parameters, signerParameter);
    if (given == nullptr || given->data_size != sizeof key.signer) return 0;
    std::memcpy(&key.signer, given->data, sizeof key.signer);
    const auto certificate = pki::toX509(key.signer->certificate());
    key.publicHalf.reset(certificate ? X509_get_pubkey(certificate.get()) : nullptr);
    return key.publicHalf ? 1 : 0;
}

const OSSL_PARAM* importTypes(int)
{
    static const OSSL_PARAM types[] = {OSSL_PARAM_octet_string(signerParameter, nullptr, 0), OSSL_PARAM_END};
    return types;
}

/// The public half, so that OpenSSL can compare it with the certificate's.
int exportKey(void* data, int selection, OSSL_CALLBACK* take, void* argument)
{
    OSSL_PARAM* parameters = nullptr;
    if ((selection & OSSL_KEYMGMT_SELECT_PRIVATE_KEY) != 0) return 0;
    if (EVP_PKEY_todata(keyIn(data).publicHalf.get(), EVP_PKEY_PUBLIC_KEY, &parameters) != 1) return 0;
    const int taken = take(parameters, argument);
    OSSL_PARAM_free(parameters);
    return taken;
}

const OSSL_PARAM* exportTypes(int)
{
    static const OSSL_PARAM types[] = {
        OSSL_PARAM_octet_string(OSSL_PKEY_PARAM_PUB_KEY, nullptr, 0), OSSL_PARAM_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, nullptr, 0),
        OSSL_PARAM_BN(OSSL_PKEY_PARAM_RSA_N, nullptr, 0), OSSL_PARAM_BN(OSSL_PKEY_PARAM_RSA_E, nullptr, 0), OSSL_PARAM_END};
    return types;
}

int keyParameters(void* data, OSSL_PARAM* parameters)
{
    const auto& key = keyIn(data);
    return key.publicHalf ? EVP_PKEY_get_params(key.publicHalf.get(), parameters) : 0;
}

const OSSL_PARAM* gettableParameters(void*)
{
    static const OSSL_PARAM types[] = {
        OSSL_PARAM_int(OSSL_PKEY_PARAM_BITS, nullptr), OSSL_PARAM_int(OSSL_PKEY_PARAM_SECURITY_BITS, nullptr),
        OSSL_PARAM_int(OSSL_PKEY_PARAM_MAX_SIZE, nullptr), OSSL_PARAM_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, nullptr, 0), OSSL_PARAM_END};
    return types;
}

const char* signatureOf(int operation)
{
    return operation == OSSL_OP_SIGNATURE ? signatureName : nullptr;
}

struct Signing {
    Key* key = nullptr;
    pki::Digest digest = pki::Digest::sha256;
    bool pss = false;
};

Signing& signingIn(void* context)
{
    return *static_cast<Signing*>(context);
}

void* newSigning(void*, const char*)
{
    return new Signing;
}

void freeSigning(void* context)
{
    delete static_cast<Signing*>(context);
}

bool isText(const OSSL_PARAM& parameter, std::string_view text)
{
    return parameter.data_type == OSSL_PARAM_UTF8_STRING && static_cast<const char*>(parameter.data) == text;
}

bool isNumber(const OSSL_PARAM& parameter, int number)
{
    int value = 0;
    return parameter.data_type == OSSL_PARAM_INTEGER && OSSL_PARAM_get_int(&parameter, &value) == 1 && value == number;
}

/// PKCS#1 v1.5 and PSS, whose salt has the digest's size: the only ones of TLS.
int setParameters(void* context, const OSSL_PARAM* parameters)
{
    if (const auto* padding = OSSL_PARAM_locate_const(parameters, OSSL_SIGNATURE_PARAM_PAD_MODE)) {
        const bool pss = isText(*padding, OSSL_PKEY_RSA_PAD_MODE_PSS) || isNumber(*padding, RSA_PKCS1_PSS_PADDING);
        const bool plain = isText(*padding, OSSL_PKEY_RSA_PAD_MODE_PKCSV15) || isNumber(*padding, RSA_PKCS1_PADDING);
        if (!pss && !plain) return 0;
        signingIn(context).pss = pss;
    }
    const auto* salt = OSSL_PARAM_locate_const(parameters, OSSL_SIGNATURE_PARAM_PSS_SALTLEN);
    const bool ours = salt == nullptr || isText(*salt, OSSL_PKEY_RSA_PSS_SALT_LEN_DIGEST) || isNumber(*salt, RSA_PSS_SALTLEN_DIGEST);
    return ours ? 1 : 0;
}

const OSSL_PARAM* settableParameters(void*, void*)
{
    static const OSSL_PARAM types[] = {OSSL_PARAM_utf8_string(OSSL_SIGNATURE_PARAM_PAD_MODE, nullptr, 0),
                                       OSSL_PARAM_utf8_string(OSSL_SIGNATURE_PARAM_PSS_SALTLEN, nullptr, 0), OSSL_PARAM_END};
    return types;
}

int beginSigning(void* context, const char* digestName, void* key, const OSSL_PARAM parameters[])
{
    auto& signing = signingIn(context);
    signing.key = &keyIn(key);
    for (const auto digest : {pki::Digest::sha256, pki::Digest::sha384, pki::Digest::sha512}) {
        if (digestName == nullptr || EVP_MD_is_a(pki::digestMethod(digest), digestName) != 1) continue;
        signing.digest = digest;
        return parameters == nullptr ? 1 : setParameters(context, parameters);
    }
    return 0;
}

int signAtOnce(void* context, unsigned char* target, std::size_t* size, std::size_t room, const unsigned char* data, std::size_t length)
{
    const auto& signing = signingIn(context);
    *size = static_cast<std::size_t>(EVP_PKEY_get_size(signing.key->publicHalf.get()));
    if (target == nullptr) return 1;
    base::Bytes digest(pki::digestSize(signing.digest));
    if (EVP_Digest(data, length, digest.data(), nullptr, pki::digestMethod(signing.digest), nullptr) != 1) return 0;
    auto& signer = *signing.key->signer;
    const auto scheme = pki::schemeFor(signer.certificate(), signing.pss);
    const auto signature = scheme ? signer.sign(*scheme, signing.digest, digest) : tl::unexpected(scheme.error());
    if (!signature || signature->size() > room) return 0;
    std::memcpy(target, signature->data(), signature->size());
    *size = signature->size();
    return 1;
}

const OSSL_ALGORITHM* algorithms(void*, int operation, int* mayBeKept)
{
    static const std::array<OSSL_DISPATCH, 11> keyFunctions{entry(OSSL_FUNC_KEYMGMT_NEW, newKey),
                                                            entry(OSSL_FUNC_KEYMGMT_FREE, freeKey),
                                                            entry(OSSL_FUNC_KEYMGMT_HAS, hasKey),
                                                            entry(OSSL_FUNC_KEYMGMT_IMPORT, importKey),
                                                            entry(OSSL_FUNC_KEYMGMT_IMPORT_TYPES, importTypes),
                                                            entry(OSSL_FUNC_KEYMGMT_EXPORT, exportKey),
                                                            entry(OSSL_FUNC_KEYMGMT_EXPORT_TYPES, exportTypes),
                                                            entry(OSSL_FUNC_KEYMGMT_GET_PARAMS, keyParameters),
                                                            entry(OSSL_FUNC_KEYMGMT_GETTABLE_PARAMS, gettableParameters),
                                                            entry(OSSL_FUNC_KEYMGMT_QUERY_OPERATION_NAME, signatureOf),
                                                            {0, nullptr}};
    static const std::array<OSSL_DISPATCH, 7> signatureFunctions{
        entry(OSSL_FUNC_SIGNATURE_NEWCTX, newSigning),
        entry(OSSL_FUNC_SIGNATURE_FREECTX, freeSigning),
        entry(OSSL_FUNC_SIGNATURE_DIGEST_SIGN_INIT, beginSigning),
        entry(OSSL_FUNC_SIGNATURE_DIGEST_SIGN, signAtOnce),
        entry(OSSL_FUNC_SIGNATURE_SET_CTX_PARAMS, setParameters),
        entry(OSSL_FUNC_SIGNATURE_SETTABLE_CTX_PARAMS, settableParameters),
        {0, nullptr},
    };
    static const std::array<OSSL_ALGORITHM, 3> keys{{{"RSA:rsaEncryption", "provider=sceau", keyFunctions.data(), nullptr},
                                                     {"EC:id-ecPublicKey", "provider=sceau", keyFunctions.data(), nullptr},
                                                     {nullptr, nullptr, nullptr, nullptr}}};
    static const std::array<OSSL_ALGORITHM, 2> signatures{
        {{signatureName, "provider=sceau", signatureFunctions.data(), nullptr}, {nullptr, nullptr, nullptr, nullptr}}};
    *mayBeKept = 1;
    if (operation == OSSL_OP_KEYMGMT) return keys.data();
    return operation == OSSL_OP_SIGNATURE ? signatures.data() : nullptr;
}

int beginProvider(const OSSL_CORE_HANDLE*, const OSSL_DISPATCH*, const OSSL_DISPATCH** functions, void**)
{
    static const std::array<OSSL_DISPATCH, 2> provider{entry(OSSL_FUNC_PROVIDER_QUERY_OPERATION, algorithms), {0, nullptr}};
    *functions = provider.data();
    return 1;
}

/// Of its own, so that nobody else's RSA or EC keys come to this provider. It lasts as long as the process: keys refer to it.
OSSL_LIB_CTX* ownLibrary()
{
    static OSSL_LIB_CTX* const library = [] {
        auto* made = OSSL_LIB_CTX_new();
        const bool ready = OSSL_PROVIDER_add_builtin(made, "sceau", beginProvider) == 1 && OSSL_PROVIDER_load(made, "sceau") != nullptr;
        return ready ? made : nullptr;
    }();
    return library;
}

} // namespace

pki::KeyPointer keyThatSigns(pki::Signer& signer)
{
    const auto type = signer.certificate().keyType;
    if (type == pki::KeyType::other || ownLibrary() == nullptr) return {};
    auto* there = &signer;
    std::array parameters{OSSL_PARAM_construct_octet_string(signerParameter, &there, sizeof there), OSSL_PARAM_construct_end()};
    const pki::KeyContextPointer context(
        EVP_PKEY_CTX_new_from_name(ownLibrary(), type == pki::KeyType::rsa ? "RSA" : "EC", "provider=sceau"));
    EVP_PKEY* key = nullptr;
    if (!context || EVP_PKEY_fromdata_init(context.get()) != 1) return {};
    EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, parameters.data());
    return pki::KeyPointer(key);
}

} // namespace sceau::net
