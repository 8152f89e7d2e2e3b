#include "memory_file.hpp"
#include "pades/verify.hpp"
#include "pdf/update.hpp"

#include <cstdlib>

using namespace sceau;

/// A whole PDF: its structure, its byte ranges, its verdict; and whether it could be signed. Nothing passes without an anchor.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::MemoryFile file({data, size});
    const auto report = pades::verify(file.path(), {});
    if (report.status == pades::FileStatus::totalPassed) std::abort();
    for (const auto& signature : report.signatures) {
        const bool sound = signature.coverage != pades::Coverage::partial;
        if (signature.intact && !sound && signature.indication != pades::Indication::totalFailed) std::abort();
    }
    static_cast<void>(pdf::canTakeSignature(file.path(), pdf::SignatureRequest{}));
    return 0;
}
