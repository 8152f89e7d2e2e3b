#pragma once

#include "base/result.hpp"
#include "token/cryptoki.hpp"

#include <filesystem>
#include <memory>
#include <mutex>

/// Inside the room: a loaded PKCS#11 module.
namespace sceau::token {

/// One module of this process, initialised; shared by everyone who opens the same file, because C_Finalize by one would end the
/// sessions of the others. Finalised when the last of them lets go.
class Module {
public:
    /// Codes: driverMissing, driverArchitecture, driverUnloadable, driverFailed.
    [[nodiscard]] static base::Result<std::shared_ptr<Module>> open(const std::filesystem::path& file);
    ~Module();
    Module(const Module&) = delete;
    Module& operator=(const Module&) = delete;

    [[nodiscard]] const Functions& functions() const { return *functions_; }

    /// One operation at a time: a token has one login state for the whole process.
    [[nodiscard]] std::unique_lock<std::mutex> reserve() { return std::unique_lock{busy_}; }

    /// C_Finalize and C_Initialize: the module reads its configuration and looks for tokens anew. The caller holds reserve().
    [[nodiscard]] base::Status restart();

private:
    struct Libp11;
    Module(std::unique_ptr<Libp11> libp11, Functions* functions);

    std::unique_ptr<Libp11> libp11_;
    Functions* functions_;
    std::mutex busy_;
};

} // namespace sceau::token
