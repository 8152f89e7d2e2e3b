#include "render/worker/confinement.hpp"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <linux/audit.h>
#include <linux/close_range.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace sceau::render {

namespace {

constexpr rlim_t mostMemory = rlim_t{1} << 30U;
constexpr rlim_t mostDescriptors = 64;

#if defined(__SANITIZE_ADDRESS__) // its shadow is larger than any limit, its leak check traces the process
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

void limit(int resource, rlim_t most)
{
    const rlimit value{most, most};
    ::setrlimit(static_cast<__rlimit_resource>(resource), &value);
}

/// No file may be written, made, moved or removed anywhere (Landlock, Linux 5.13).
void forbidWriting()
{
    const landlock_ruleset_attr nothing{.handled_access_fs =
                                            LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR
                                            | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR
                                            | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO
                                            | LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM};
    const auto rules = ::syscall(SYS_landlock_create_ruleset, &nothing, sizeof nothing, 0);
    if (rules < 0) return;
    ::syscall(SYS_landlock_restrict_self, rules, 0);
    ::close(static_cast<int>(rules));
}

#if defined(__x86_64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t architecture = 0;
#endif

sock_filter statement(unsigned code, std::uint32_t value)
{
    return BPF_STMT(static_cast<std::uint16_t>(code), value);
}

/// Two statements: the call `number` is answered with EPERM.
void refuse(std::array<sock_filter, 32>& program, std::size_t& length, long number)
{
    program[length++] = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(number), 0, 1);
    program[length++] = statement(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
}

void forbidCalls()
{
    if (architecture == 0) return;
    std::array<sock_filter, 32> program{};
    std::size_t length = 0;
    program[length++] = statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch));
    program[length++] = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0);
    program[length++] = statement(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    program[length++] = statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr));
    for (const long number : {SYS_socket, SYS_connect, SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev,
                              SYS_kill, SYS_truncate, SYS_ftruncate}) {
        refuse(program, length, number);
    }
    program[length++] = statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    const sock_fprog filter{static_cast<unsigned short>(length), program.data()};
    ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}

} // namespace

void confine()
{
    ::close_range(STDERR_FILENO + 1, ~0U, 0);
    if (!sanitized) limit(RLIMIT_AS, mostMemory);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, mostDescriptors);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    forbidWriting();
    if (!sanitized) forbidCalls();
}

void allowSeconds(unsigned seconds)
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto spent = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
    rlimit value{};
    ::getrlimit(RLIMIT_CPU, &value);
    value.rlim_cur = spent + seconds + 1;
    ::setrlimit(RLIMIT_CPU, &value);
}

} // namespace sceau::render
