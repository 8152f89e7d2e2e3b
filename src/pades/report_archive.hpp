#pragma once

#include "base/archive.hpp"
#include "pades/verify.hpp"

/// Reports and options of the verifier as bytes: files are judged in other processes.
namespace sceau::pades {

[[nodiscard]] base::Bytes encode(const FileReport& report);
/// Empty: not what encode() makes. Every size, number and enumeration is checked, certificates are parsed anew.
[[nodiscard]] std::optional<FileReport> decodeReport(base::BytesView bytes);

/// All but the password, which is never part of a buffer, and the source, which is this process's own.
[[nodiscard]] base::Bytes encode(const VerifyOptions& options);
[[nodiscard]] std::optional<VerifyOptions> decodeOptions(base::BytesView bytes);

} // namespace sceau::pades
