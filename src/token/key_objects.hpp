#pragma once

#include "token/cryptoki.hpp"
#include "token/soft_token.hpp"

#include <utility>
#include <vector>

/// Inside the room: a key pair and a certificate as PKCS#11 objects.
namespace sceau::token {

/// The attributes of one object with their values, wiped when it goes.
class ObjectTemplate {
public:
    ObjectTemplate() = default;
    ObjectTemplate(ObjectTemplate&&) = default;
    ObjectTemplate& operator=(ObjectTemplate&&) = default;
    ObjectTemplate(const ObjectTemplate&) = delete;
    ObjectTemplate& operator=(const ObjectTemplate&) = delete;
    ~ObjectTemplate();

    ObjectTemplate& with(CK_ATTRIBUTE_TYPE type, base::Bytes value);
    ObjectTemplate& with(CK_ATTRIBUTE_TYPE type, CK_ULONG value);
    ObjectTemplate& with(CK_ATTRIBUTE_TYPE type, bool value);

    /// Valid as long as this is.
    [[nodiscard]] std::vector<CK_ATTRIBUTE> attributes();

private:
    std::vector<std::pair<CK_ATTRIBUTE_TYPE, base::Bytes>> values_;
};

/// Private key, public key and certificate; the certificate alone when there is no key. Codes: keyFailed, mechanismUnsupported.
[[nodiscard]] base::Result<std::vector<ObjectTemplate>> objectsOf(const SoftObject& object);

} // namespace sceau::token
