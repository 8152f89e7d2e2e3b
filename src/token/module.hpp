#pragma once

#include "base/result.hpp"
#include "token/cryptoki.hpp"

#include <filesystem>
#include <memory>

/// Inside the room: a loaded PKCS#11 module.
namespace sceau::token {

/// Initialised when it opens, finalised when it goes.
class Module {
public:
    /// Codes: driverMissing, driverArchitecture, driverUnloadable, driverFailed.
    [[nodiscard]] static base::Result<std::unique_ptr<Module>> open(const std::filesystem::path& file);
    /// Whether the loader takes the file and finds a PKCS#11 module in it. Codes: driverUnloadable, driverFailed.
    [[nodiscard]] static base::Status load(const std::filesystem::path& file);
    ~Module();
    Module(const Module&) = delete;
    Module& operator=(const Module&) = delete;

    [[nodiscard]] const Functions& functions() const { return *functions_; }

    /// C_Finalize and C_Initialize: the module reads its configuration and looks for tokens anew.
    [[nodiscard]] base::Status restart();

private:
    struct Libp11;
    Module(std::unique_ptr<Libp11> libp11, Functions* functions);

    std::unique_ptr<Libp11> libp11_;
    Functions* functions_;
};

} // namespace sceau::token
