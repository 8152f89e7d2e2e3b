#include "token/known_modules.hpp"

#include <array>

namespace sceau::token {

namespace {

using enum System;

// clang-format off
constexpr std::array modules{
    KnownModule{"Gemalto Classic Client",     linux,   "/usr/lib/pkcs11/libgclib.so"},
    KnownModule{"Gemalto Classic Client",     linux,   "/usr/lib/ClassicClient/libgclib.so"},
    KnownModule{"Gemalto Classic Client",     linux,   "/usr/local/lib/libgclib.so"},
    KnownModule{"Thales IDPrime",             linux,   "/usr/lib/libIDPrimePKCS11.so"},
    KnownModule{"Thales IDPrime",             linux,   "/usr/lib64/libIDPrimePKCS11.so"},
    KnownModule{"Thales IDPrime",             linux,   "/usr/lib/pkcs11/libIDPrimePKCS11.so"},
    KnownModule{"SafeNet Authentication",     linux,   "/usr/lib/libeTPkcs11.so"},
    KnownModule{"SafeNet Authentication",     linux,   "/usr/lib/pkcs11/libeTPkcs11.so"},
    KnownModule{"SafeNet Authentication",     linux,   "/usr/lib/libeToken.so"},
    KnownModule{"IDOPTE SCMiddleware",        linux,   "/usr/lib/SCMiddleware/libidop11.so"},
    KnownModule{"IDOPTE SCMiddleware",        linux,   "/usr/lib/in_p11/libidop11.so"},
    KnownModule{"IDEMIA AWP",                 linux,   "/usr/local/AWP/lib/libOcsCryptoki.so"},
    KnownModule{"OpenSC",                     linux,   "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so"},
    KnownModule{"OpenSC",                     linux,   "/usr/lib/aarch64-linux-gnu/opensc-pkcs11.so"},
    KnownModule{"OpenSC",                     linux,   "/usr/lib64/opensc-pkcs11.so"},
    KnownModule{"YubiKey",                    linux,   "/usr/local/lib/libykcs11.so"},
    KnownModule{"YubiKey",                    linux,   "/usr/lib/x86_64-linux-gnu/libykcs11.so"},
    KnownModule{"Athena IDProtect",           linux,   "/usr/lib/x64-athena/libASEP11.so"},
    KnownModule{"SoftHSM",                    linux,   "/usr/lib/softhsm/libsofthsm2.so"},

    KnownModule{"Gemalto Classic Client",     windows, R"(C:\Program Files\Gemalto\Classic Client\BIN\gclib.dll)"},
    KnownModule{"Gemalto Classic Client",     windows, R"(C:\Program Files\Thales\Classic Client\BIN\gclib.dll)"},
    KnownModule{"Gemalto Classic Client",     windows, R"(C:\Program Files (x86)\Gemalto\Classic Client\BIN\gclib.dll)"},
    KnownModule{"Gemalto Classic Client",     windows, R"(C:\Program Files (x86)\Gemalto\ClassicClient\BIN\gclib.dll)"},
    KnownModule{"Gemalto Classic Client",     windows, R"(C:\Windows\System32\gclib.dll)"},
    KnownModule{"Thales IDPrime",             windows, R"(C:\Program Files\Gemalto\IDGo 800 PKCS#11\IDPrimePKCS1164.dll)"},
    KnownModule{"Thales IDPrime",             windows, R"(C:\Windows\System32\IDPrimePKCS11.dll)"},
    KnownModule{"SafeNet Authentication",     windows, R"(C:\Windows\System32\eTPKCS11.dll)"},
    KnownModule{"IDOPTE SCMiddleware",        windows, R"(C:\Windows\System32\idoPKCS.dll)"},
    KnownModule{"IDOPTE SCMiddleware",        windows, R"(C:\Program Files\Smart Card Middleware\bin\idoPKCS.dll)"},
    KnownModule{"IDEMIA AWP",                 windows, R"(C:\Windows\System32\OcsPKCS11Wrapper.dll)"},
    KnownModule{"OpenSC",                     windows, R"(C:\Program Files\OpenSC Project\OpenSC\pkcs11\opensc-pkcs11.dll)"},
    KnownModule{"OpenSC",                     windows, R"(C:\Program Files (x86)\OpenSC Project\OpenSC\pkcs11\opensc-pkcs11.dll)"},
    KnownModule{"YubiKey",                    windows, R"(C:\Program Files\Yubico\Yubico PIV Tool\bin\libykcs11.dll)"},
    KnownModule{"Athena IDProtect",           windows, R"(C:\Windows\System32\asepkcs.dll)"},

    KnownModule{"Thales IDPrime",             macOS,   "/Library/Gemalto/libidprimepkcs11.dylib"},
    KnownModule{"Thales IDPrime",             macOS,   "/Library/Frameworks/eToken.framework/Versions/A/libIDPrimePKCS11.dylib"},
    KnownModule{"SafeNet Authentication",     macOS,   "/usr/local/lib/libeTPkcs11.dylib"},
    KnownModule{"SafeNet Authentication",     macOS,   "/Library/Frameworks/eToken.framework/Versions/Current/libeToken.dylib"},
    KnownModule{"SafeNet Authentication",     macOS,   "/Library/Frameworks/eToken.framework/Versions/A/libeToken.dylib"},
    KnownModule{"IDOPTE SCMiddleware",        macOS,   "/Library/SCMiddleware/libidop11.dylib"},
    KnownModule{"IDEMIA AWP",                 macOS,   "/Library/AWP/lib/libOcsCryptoki.dylib"},
    KnownModule{"OpenSC",                     macOS,   "/Library/OpenSC/lib/opensc-pkcs11.so"},
    KnownModule{"OpenSC",                     macOS,   "/usr/local/lib/opensc-pkcs11.so"},
    KnownModule{"OpenSC",                     macOS,   "/opt/homebrew/lib/opensc-pkcs11.so"},
    KnownModule{"YubiKey",                    macOS,   "/usr/local/lib/libykcs11.dylib"},
    KnownModule{"Athena IDProtect",           macOS,   "/Library/Application Support/Athena/libASEP11.dylib"},
};
// clang-format on

} // namespace

std::span<const KnownModule> knownModules()
{
    return modules;
}

System thisSystem()
{
#if defined(_WIN32)
    return windows;
#elif defined(__APPLE__)
    return macOS;
#else
    return linux;
#endif
}

} // namespace sceau::token
