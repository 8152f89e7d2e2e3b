#pragma once

#include "base/secret.hpp"
#include "pdf/object.hpp"

#include <filesystem>
#include <memory>

namespace sceau::pdf {

/// The objects of an encrypted file, in clear (qpdf holds the ciphers). Encrypted files are verified, never signed.
class Decrypted {
public:
    /// Codes: pdfEncrypted (another password), pdfBroken.
    [[nodiscard]] static base::Result<std::unique_ptr<Decrypted>> open(const std::filesystem::path& path, const base::Secret& password);
    ~Decrypted();

    [[nodiscard]] base::Result<Object> object(Reference reference);

private:
    struct State;
    explicit Decrypted(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace sceau::pdf
