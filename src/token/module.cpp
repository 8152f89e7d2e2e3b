#include "token/module.hpp"

#include "token/errors.hpp"
#include "token/keys.hpp"
#include "token/library.hpp"

#include <dlfcn.h>
#include <libp11.h>
#include <openssl/err.h>

// libp11 loads and initialises the module, and finalises it; everything else goes through the module's own function list.
// Measured on 0.4.12: a session of libp11 waits for ever when the token is gone, a second login "succeeds" without asking the
// token, is_logged_in lies after a change of session mode, the PIN stays in the heap after a logout, update_slots crashes with
// two slots, one reader that fails hides all others, and listing keys costs seven calls a key.
namespace sceau::token {

using base::Code;
using base::Error;

/// The only libp11 pointer of the program.
struct Module::Libp11 {
    PKCS11_CTX* context = nullptr;
    bool loaded = false;

    Libp11() : context(PKCS11_CTX_new()) {}
    Libp11(const Libp11&) = delete;
    Libp11& operator=(const Libp11&) = delete;
    ~Libp11()
    {
        if (!context) return;
        if (loaded) PKCS11_CTX_unload(context); // after a failed load it would crash
        PKCS11_CTX_free(context);
    }
};

namespace {

/// Never unmapped: a module's own threads may outlive its C_Finalize.
base::Result<Functions*> functionsOf(const std::filesystem::path& file)
{
    const auto unloadable = [&](const char* reason) {
        return tl::unexpected(
            Error{Code::driverUnloadable}.at("dlopen").with("module", file.string()).with("reason", reason ? reason : "unknown"));
    };
    void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!library) return unloadable(dlerror());
    const auto list = reinterpret_cast<CK_C_GetFunctionList>(dlsym(library, "C_GetFunctionList"));
    if (!list) return unloadable("C_GetFunctionList is missing");

    Functions* functions = nullptr;
    const auto rv = list(&functions);
    if (rv != CKR_OK || !functions) return tl::unexpected(driverError(rv, "C_GetFunctionList").with("module", file.string()));
    return functions;
}

CK_RV lastCkr()
{
    CK_RV found = CKR_GENERAL_ERROR;
    while (const auto error = ERR_get_error()) {
        if (ERR_GET_LIB(error) == ERR_get_CKR_code()) found = static_cast<CK_RV>(ERR_GET_REASON(error));
    }
    return found;
}

} // namespace

Module::Module(std::unique_ptr<Libp11> libp11, Functions* functions) : libp11_(std::move(libp11)), functions_(functions) {}

Module::~Module() = default;

base::Result<std::unique_ptr<Module>> Module::open(const std::filesystem::path& file)
{
    const auto path = resolved(file);
    if (auto sound = checkLibrary(path); !sound) return tl::unexpected(sound.error());
    auto functions = functionsOf(path);
    if (!functions) return tl::unexpected(functions.error());

    ERR_clear_error();
    auto libp11 = std::make_unique<Libp11>();
    libp11->loaded = libp11->context && PKCS11_CTX_load(libp11->context, path.c_str()) == 0;
    if (!libp11->loaded) return tl::unexpected(driverError(lastCkr(), "C_Initialize").with("module", path.string()));

    return std::unique_ptr<Module>(new Module(std::move(libp11), *functions));
}

base::Status Module::load(const std::filesystem::path& file)
{
    const auto functions = functionsOf(file);
    if (!functions) return tl::unexpected(functions.error());
    return {};
}

base::Status Module::restart()
{
    functions_->C_Finalize(nullptr);
    CK_C_INITIALIZE_ARGS arguments{};
    arguments.flags = CKF_OS_LOCKING_OK;
    const auto rv = functions_->C_Initialize(&arguments);
    if (rv != CKR_OK && rv != CKR_CRYPTOKI_ALREADY_INITIALIZED) return tl::unexpected(driverError(rv, "C_Initialize"));
    return {};
}

} // namespace sceau::token
