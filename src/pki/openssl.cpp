#include "pki/openssl.hpp"

#include <array>
#include <openssl/err.h>

namespace sceau::pki {

namespace {

base::Code codeOf(unsigned long error, base::Code otherwise)
{
    const int library = ERR_GET_LIB(error);
    const int reason = ERR_GET_REASON(error);
    if (library == ERR_LIB_PKCS12 && reason == PKCS12_R_MAC_VERIFY_FAILURE) return base::Code::pkcs12Password;
    if (library == ERR_LIB_EVP && reason == EVP_R_UNSUPPORTED_ALGORITHM) return base::Code::mechanismUnsupported;
    return otherwise;
}

} // namespace

base::Error opensslError(base::Code otherwise, std::string where)
{
    base::Code code = otherwise;
    std::array<char, 256> text{};
    while (const unsigned long error = ERR_get_error()) {
        if (code == otherwise) code = codeOf(error, otherwise);
        ERR_error_string_n(error, text.data(), text.size());
    }
    auto result = base::Error{code}.at(std::move(where));
    if (text[0] != '\0') result.facts.emplace("openssl", text.data());
    return result;
}

void warmUp()
{
    EVP_MD_free(EVP_MD_fetch(nullptr, "SHA256", nullptr));
}

std::string dotted(const ASN1_OBJECT* object)
{
    std::array<char, 128> text{};
    const int length = OBJ_obj2txt(text.data(), static_cast<int>(text.size()), object, 1);
    if (length <= 0 || static_cast<std::size_t>(length) >= text.size()) return {};
    return text.data();
}

} // namespace sceau::pki
