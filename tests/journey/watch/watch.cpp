// Loaded before a window's program (LD_PRELOAD): writes down what the thread of its window asks of files, networks, libraries and other
// processes once its first picture is on the screen, and how long it stayed away from its events.
//   SCEAU_WATCH        where that is written, a line each: CALL PATH, or: stall MILLISECONDS (each longer than all before)
//   SCEAU_WATCH_DELAY  milliseconds that every thread waits at each of these calls: a slow disk (not for the shape of the pointer, which
//                      every window of the desktop has read before)
// Sockets of this computer, pipes and events are not written down: an event loop lives of them.
#include "watch.hpp"

#include <cstdarg>
#include <cstdio>
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace {

template <class Function> Function next(const char* name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

mode_t modeOf(int flags, va_list rest)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
}

/// A function of a library that only a plugin of Qt's has loaded: no search through the program's own libraries finds it.
template <class Function> Function ofPlugin(const char* library, const char* name)
{
    static const auto load = next<void* (*)(const char*, int)>("dlopen");
    return reinterpret_cast<Function>(::dlsym(load(library, RTLD_LAZY | RTLD_NOLOAD), name));
}

/// The main loop's, not that of a library that waits for its own answer.
bool calledByTheLoop(const void* caller)
{
    Dl_info where{};
    return ::dladdr(caller, &where) != 0 && std::string_view(where.dli_fname).find("libglib") != std::string_view::npos;
}

} // namespace

// The names, parameters and meanings are those of the functions that these stand before.
#define WATCHED(result, name, parameters, arguments, what)                                                                                 \
    extern "C" __attribute__((visibility("default"))) result name parameters                                                               \
    {                                                                                                                                      \
        static const auto real = next<result(*) parameters>(#name);                                                                        \
        watch::note(#name, what);                                                                                                          \
        return real arguments;                                                                                                             \
    }
#define WATCHED_OPEN(name, parameters, arguments)                                                                                          \
    extern "C" __attribute__((visibility("default"))) int name parameters                                                                  \
    {                                                                                                                                      \
        static const auto real = reinterpret_cast<int (*)(...)>(::dlsym(RTLD_NEXT, #name));                                                \
        va_list rest;                                                                                                                      \
        va_start(rest, flags);                                                                                                             \
        const mode_t mode = modeOf(flags, rest);                                                                                           \
        va_end(rest);                                                                                                                      \
        watch::note(#name, path);                                                                                                          \
        return real arguments;                                                                                                             \
    }

WATCHED_OPEN(open, (const char* path, int flags, ...), (path, flags, mode))
WATCHED_OPEN(open64, (const char* path, int flags, ...), (path, flags, mode))
WATCHED_OPEN(openat, (int folder, const char* path, int flags, ...), (folder, path, flags, mode))
WATCHED_OPEN(openat64, (int folder, const char* path, int flags, ...), (folder, path, flags, mode))
WATCHED(int, __open_2, (const char* path, int flags), (path, flags), path)
WATCHED(int, __open64_2, (const char* path, int flags), (path, flags), path)
WATCHED(FILE*, fopen, (const char* path, const char* mode), (path, mode), path)
WATCHED(FILE*, fopen64, (const char* path, const char* mode), (path, mode), path)
WATCHED(DIR*, opendir, (const char* path), (path), path)
WATCHED(int, stat, (const char* path, struct stat* found) noexcept, (path, found), path)
WATCHED(int, stat64, (const char* path, struct stat64* found) noexcept, (path, found), path)
WATCHED(int, lstat, (const char* path, struct stat* found) noexcept, (path, found), path)
WATCHED(int, lstat64, (const char* path, struct stat64* found) noexcept, (path, found), path)
WATCHED(int, statx, (int folder, const char* path, int flags, unsigned mask, struct statx* found) noexcept,
        (folder, path, flags, mask, found), path)
WATCHED(int, access, (const char* path, int mode) noexcept, (path, mode), path)
WATCHED(int, mkdir, (const char* path, mode_t mode) noexcept, (path, mode), path)
WATCHED(int, rename, (const char* path, const char* target) noexcept, (path, target), path)
WATCHED(int, unlink, (const char* path) noexcept, (path), path)
WATCHED(ssize_t, readlink, (const char* path, char* target, size_t size) noexcept, (path, target, size), path)
WATCHED(void*, dlopen, (const char* path, int flags) noexcept, (path, flags), path)
WATCHED(int, fsync, (int file), (file), watch::File{file})
WATCHED(int, fdatasync, (int file), (file), watch::File{file})
WATCHED(ssize_t, read, (int file, void* bytes, size_t size), (file, bytes, size), watch::File{file})
WATCHED(ssize_t, pread64, (int file, void* bytes, size_t size, off64_t at), (file, bytes, size, at), watch::File{file})
WATCHED(ssize_t, write, (int file, const void* bytes, size_t size), (file, bytes, size), watch::File{file})
WATCHED(ssize_t, recv, (int file, void* bytes, size_t size, int flags), (file, bytes, size, flags), watch::File{file})
WATCHED(ssize_t, send, (int file, const void* bytes, size_t size, int flags), (file, bytes, size, flags), watch::File{file})
WATCHED(int, connect, (int file, const struct sockaddr* address, socklen_t size), (file, address, size), watch::File{file})
WATCHED(int, posix_spawn,
        (pid_t * child, const char* path, const posix_spawn_file_actions_t* actions, const posix_spawnattr_t* attributes,
         char* const* arguments, char* const* environment),
        (child, path, actions, attributes, arguments, environment), path)
WATCHED(int, posix_spawnp,
        (pid_t * child, const char* path, const posix_spawn_file_actions_t* actions, const posix_spawnattr_t* attributes,
         char* const* arguments, char* const* environment),
        (child, path, actions, attributes, arguments, environment), path)
WATCHED(pid_t, fork, () noexcept, (), "a process")

extern "C" __attribute__((visibility("default"))) int poll(pollfd* files, nfds_t count, int patience)
{
    static const auto real = next<int (*)(pollfd*, nfds_t, int)>("poll");
    const bool loop = calledByTheLoop(__builtin_return_address(0));
    if (loop) watch::rests();
    const int ready = real(files, count, patience);
    if (loop) watch::works();
    return ready;
}

// The pictures that Qt sends to an X server, by shared memory or without: libxcb's functions, of which only the moment matters.
using Sent = unsigned;
extern "C" __attribute__((visibility("default"))) Sent xcb_shm_put_image(void* c, Sent d, Sent g, Sent w, Sent h, Sent x, Sent y, Sent sw,
                                                                         Sent sh, Sent dx, Sent dy, Sent depth, Sent format, Sent event,
                                                                         Sent segment, Sent offset)
{
    static const auto real = ofPlugin<Sent (*)(...)>("libxcb-shm.so.0", "xcb_shm_put_image");
    watch::begins();
    return real(c, d, g, w, h, x, y, sw, sh, dx, dy, depth, format, event, segment, offset);
}

extern "C" __attribute__((visibility("default"))) Sent xcb_put_image(void* c, Sent format, Sent d, Sent g, Sent w, Sent h, Sent x, Sent y,
                                                                     Sent pad, Sent depth, Sent size, const void* data)
{
    static const auto real = ofPlugin<Sent (*)(...)>("libxcb.so.1", "xcb_put_image");
    watch::begins();
    return real(c, format, d, g, w, h, x, y, pad, depth, size, data);
}
