#pragma once

/// System calls that fail when a test asks for it: what a full disk, an old file system or a small memory limit does.
/// Each member is an errno, 0 for none. The functions of the C library are replaced for this whole program.
namespace sceau::test {

struct Faults {
    int namelessOpen = 0; ///< open(O_TMPFILE)
    int createOpen = 0;   ///< open(O_CREAT)
    int pwrite = 0;
    int fsync = 0;
    int linkat = 0;
    int renameWithoutReplacing = 0; ///< renameat2(RENAME_NOREPLACE)
    int link = 0;
    int mlock = 0;
};

[[nodiscard]] Faults& faults();

/// Faults that end with their scope.
class WithFaults {
public:
    explicit WithFaults(const Faults& wanted) { faults() = wanted; }
    ~WithFaults() { faults() = {}; }
    WithFaults(const WithFaults&) = delete;
    WithFaults& operator=(const WithFaults&) = delete;
};

} // namespace sceau::test
