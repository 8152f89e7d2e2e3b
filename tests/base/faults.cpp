#include "faults.hpp"

#include <cerrno>
#include <cstdarg>
#include <cstddef>
#include <dlfcn.h>
#include <linux/fcntl.h>
#include <linux/fs.h>
#include <sys/syscall.h>
#include <sys/types.h>

// The headers that declare these functions are left out: their inline forms cannot be replaced.
namespace {

sceau::test::Faults wanted;

template <class Function> Function* original(const char* name)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

bool fails(int fault)
{
    if (fault != 0) errno = fault;
    return fault != 0;
}

} // namespace

namespace sceau::test {

Faults& faults()
{
    return wanted;
}

} // namespace sceau::test

extern "C" {

long syscall(long number, ...);

int open(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const auto mode = va_arg(rest, unsigned);
    va_end(rest);
    const bool nameless = (flags & __O_TMPFILE) != 0;
    if (nameless && fails(wanted.namelessOpen)) return -1;
    if ((flags & O_CREAT) != 0 && fails(wanted.createOpen)) return -1;
    return original<int(const char*, int, ...)>("open")(path, flags, mode);
}

ssize_t pwrite(int descriptor, const void* data, std::size_t size, off_t offset)
{
    if (fails(wanted.pwrite)) return -1;
    return original<ssize_t(int, const void*, std::size_t, off_t)>("pwrite")(descriptor, data, size, offset);
}

int fsync(int descriptor)
{
    return fails(wanted.fsync) ? -1 : original<int(int)>("fsync")(descriptor);
}

int linkat(int from, const char* path, int to, const char* name, int flags)
{
    return fails(wanted.linkat) ? -1 : original<int(int, const char*, int, const char*, int)>("linkat")(from, path, to, name, flags);
}

int renameat2(int from, const char* path, int to, const char* name, unsigned flags)
{
    if ((flags & RENAME_NOREPLACE) != 0 && fails(wanted.renameWithoutReplacing)) return -1;
    return original<int(int, const char*, int, const char*, unsigned)>("renameat2")(from, path, to, name, flags);
}

int link(const char* path, const char* name)
{
    return fails(wanted.link) ? -1 : original<int(const char*, const char*)>("link")(path, name);
}

int mlock(const void* memory, std::size_t size)
{
    return fails(wanted.mlock) ? -1 : static_cast<int>(syscall(SYS_mlock, memory, size)); // the sanitizers' own mlock does nothing
}
}
