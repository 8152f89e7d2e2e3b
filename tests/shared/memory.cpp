#include "shared/memory.hpp"

#include <algorithm>
#include <cstdint>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace sceau::test {

namespace {

constexpr unsigned char disguise = 0xA5;
constexpr std::size_t window = 1U << 20U;
constexpr std::uintptr_t largest = std::uintptr_t{1} << 30U; ///< beyond it lies only a sanitizer's own map

struct Region {
    std::uintptr_t begin;
    std::uintptr_t end;
};

std::vector<Region> writableRegions()
{
    std::vector<Region> regions;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        std::istringstream words(line);
        Region region{};
        char dash = 0;
        std::string rights;
        words >> std::hex >> region.begin >> dash >> region.end >> rights;
        if (rights.starts_with("rw") && region.end - region.begin <= largest) regions.push_back(region);
    }
    return regions;
}

} // namespace

Disguised::Disguised(const base::Secret& secret, As as) : size_(secret.size() * (as == As::utf16 ? 2 : 1))
{
    text_.fill(disguise);
    const std::size_t step = as == As::utf16 ? 2 : 1;
    for (std::size_t i = 0; i < secret.size(); ++i)
        text_.at(i * step) = static_cast<unsigned char>(secret.view()[i]) ^ disguise;
}

std::size_t Disguised::copiesIn(const unsigned char* bytes, std::size_t size) const
{
    const auto same = [](unsigned char is, unsigned char wanted) { return (is ^ disguise) == wanted; };
    std::size_t copies = 0;
    const auto* const end = bytes + size;
    for (const auto* place = bytes;
         (place = std::search(place, end, text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(size_), same)) != end; ++place) {
        ++copies;
    }
    return copies;
}

std::size_t Disguised::copiesInMemory() const
{
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    auto* const glass = static_cast<unsigned char*>(::mmap(nullptr, window, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    const auto glassAt = reinterpret_cast<std::uintptr_t>(glass);
    std::size_t copies = 0;
    for (const auto& region : writableRegions()) {
        for (auto at = region.begin; at < region.end; at += window - size_) {
            if (at + window > glassAt && at < glassAt + window) continue; // what is looked through shows what was looked at
            const auto length = ::pread(memory, glass, std::min(window, region.end - at), static_cast<off_t>(at));
            if (length > 0) copies += copiesIn(glass, static_cast<std::size_t>(length));
        }
    }
    ::munmap(glass, window);
    ::close(memory);
    return copies;
}

} // namespace sceau::test
