#include "review/revision.hpp"

#include "base/whole_file.hpp"

#include <algorithm>
#include <fstream>

namespace sceau::review {

base::Status copyRevision(const std::filesystem::path& file, std::uint64_t end, const std::filesystem::path& target)
{
    constexpr std::uint64_t largest = std::uint64_t{256} << 20U;
    constexpr std::uint64_t piece = std::uint64_t{1} << 20U;
    if (end > largest) return tl::unexpected(base::Error{base::Code::fileTooLarge}.at("copyRevision").with("file", file.string()));
    auto copy = base::WholeFile::beside(target, base::WholeFile::Existing::replace, base::WholeFile::Readers::ownerOnly);
    if (!copy) return tl::unexpected(copy.error());
    std::ifstream from(file, std::ios::binary);
    base::Bytes bytes(static_cast<std::size_t>(std::min(piece, end)));
    for (auto left = end; left > 0;) {
        const auto wanted = static_cast<std::streamsize>(std::min(piece, left));
        from.read(reinterpret_cast<char*>(bytes.data()), wanted);
        if (from.gcount() != wanted)
            return tl::unexpected(base::Error{base::Code::fileUnreadable}.at("copyRevision").with("file", file.string()));
        if (auto written = copy->write(base::BytesView(bytes).first(static_cast<std::size_t>(wanted))); !written) return written;
        left -= static_cast<std::uint64_t>(wanted);
    }
    return copy->commit();
}

} // namespace sceau::review
