// The driver of a USB reader that is vpcd: the last part of the name that pcscd gives the device is the port where the cards come in.

#include <cstring>
#include <dlfcn.h>
#include <string>

extern "C" {
#include <ifdhandler.h>
}

namespace {

template <class Function> Function* vpcds(const char* name)
{
    static void* const library = ::dlopen("/usr/lib/pcsc/drivers/serial/libifdvpcd.so", RTLD_NOW);
    return reinterpret_cast<Function*>(::dlsym(library, name));
}

} // namespace

#define VPCDS(name) vpcds<decltype(name)>(#name)
#define EXPORTED __attribute__((visibility("default")))

extern "C" {

EXPORTED RESPONSECODE IFDHCreateChannel(DWORD lun, DWORD channel)
{
    return VPCDS(IFDHCreateChannel)(lun, channel);
}

EXPORTED RESPONSECODE IFDHCreateChannelByName(DWORD lun, LPSTR device)
{
    auto place = "/dev/null:" + std::string(std::strrchr(device, '/') + 1);
    return VPCDS(IFDHCreateChannelByName)(lun, place.data());
}

EXPORTED RESPONSECODE IFDHCloseChannel(DWORD lun)
{
    return VPCDS(IFDHCloseChannel)(lun);
}

EXPORTED RESPONSECODE IFDHGetCapabilities(DWORD lun, DWORD tag, PDWORD length, PUCHAR value)
{
    return VPCDS(IFDHGetCapabilities)(lun, tag, length, value);
}

EXPORTED RESPONSECODE IFDHSetCapabilities(DWORD lun, DWORD tag, DWORD length, PUCHAR value)
{
    return VPCDS(IFDHSetCapabilities)(lun, tag, length, value);
}

EXPORTED RESPONSECODE IFDHSetProtocolParameters(DWORD lun, DWORD protocol, UCHAR flags, UCHAR first, UCHAR second, UCHAR third)
{
    return VPCDS(IFDHSetProtocolParameters)(lun, protocol, flags, first, second, third);
}

EXPORTED RESPONSECODE IFDHPowerICC(DWORD lun, DWORD action, PUCHAR atr, PDWORD length)
{
    return VPCDS(IFDHPowerICC)(lun, action, atr, length);
}

EXPORTED RESPONSECODE IFDHTransmitToICC(DWORD lun, SCARD_IO_HEADER protocol, PUCHAR command, DWORD size, PUCHAR answer, PDWORD length,
                                        PSCARD_IO_HEADER received)
{
    return VPCDS(IFDHTransmitToICC)(lun, protocol, command, size, answer, length, received);
}

EXPORTED RESPONSECODE IFDHICCPresence(DWORD lun)
{
    return VPCDS(IFDHICCPresence)(lun);
}

EXPORTED RESPONSECODE IFDHControl(DWORD lun, DWORD code, PUCHAR command, DWORD size, PUCHAR answer, DWORD room, LPDWORD length)
{
    return VPCDS(IFDHControl)(lun, code, command, size, answer, room, length);
}
}
