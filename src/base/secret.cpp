#include "base/secret.hpp"

#include <cstring>
#include <new>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <utility>

namespace sceau::base {
namespace {

constexpr std::size_t mapped = Secret::capacity + 1; // with the terminating NUL; the system rounds up to a page

char* lockedMemory()
{
    void* memory = ::mmap(nullptr, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    // Each protection is worth having without the others: where the system refuses one (RLIMIT_MEMLOCK), the secret is still kept.
    static_cast<void>(::mlock(memory, mapped));
    static_cast<void>(::madvise(memory, mapped, MADV_DONTDUMP));
    static_cast<void>(::madvise(memory, mapped, MADV_WIPEONFORK));
    return static_cast<char*>(memory);
}

} // namespace

Secret::Secret(Secret&& other) noexcept : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this == &other) return *this;
    clear();
    data_ = std::exchange(other.data_, nullptr);
    size_ = std::exchange(other.size_, 0);
    return *this;
}

Secret::~Secret()
{
    clear();
}

Secret Secret::from(std::string_view text)
{
    Secret secret;
    if (text.empty() || text.size() > capacity) return secret;
    secret.data_ = lockedMemory();
    secret.size_ = text.size();
    std::memcpy(secret.data_, text.data(), text.size());
    return secret;
}

Secret Secret::clone() const
{
    return from(view());
}

void Secret::clear() noexcept
{
    if (data_ == nullptr) return;
    wipe(data_, mapped);
    ::munmap(data_, mapped); // unlocks too
    data_ = nullptr;
    size_ = 0;
}

void wipe(void* data, std::size_t size) noexcept
{
    if (size != 0) ::explicit_bzero(data, size);
}

void forbidCoreDumps() noexcept
{
    const rlimit none{0, 0};
    static_cast<void>(::setrlimit(RLIMIT_CORE, &none));
    static_cast<void>(::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0));
}

} // namespace sceau::base
