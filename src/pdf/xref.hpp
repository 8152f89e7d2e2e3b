#pragma once

#include "pdf/file.hpp"
#include "pdf/inspect.hpp"
#include "pdf/value.hpp"

#include <optional>
#include <vector>

namespace sceau::pdf {

/// Where an object stands.
struct Location {
    enum class Kind { absent, free, plain, compressed };
    Kind kind = Kind::absent;
    std::uint64_t offset = 0; ///< from "%PDF-" when plain; the object stream's number when compressed
    int generation = 0;       ///< its index in the object stream when compressed
    [[nodiscard]] bool used() const { return kind == Kind::plain || kind == Kind::compressed; }
    friend bool operator==(const Location&, const Location&) = default;
};

/// One place per object number, eight bytes each: 1.6 MB for 200 000 objects.
class ObjectTable {
public:
    [[nodiscard]] Location at(int number) const;
    /// Keeps what a newer section said.
    void add(std::size_t number, const Location& location);
    /// Forgets what an older section said.
    void replace(std::size_t number, const Location& location);
    [[nodiscard]] std::size_t size() const { return packed_.size(); } ///< one more than the highest number
    [[nodiscard]] std::size_t used() const;

private:
    std::vector<std::uint64_t> packed_;
};

/// One entry of the startxref chain (a hybrid file's /XRefStm belongs to its section).
struct Section {
    std::uint64_t offset = 0; ///< from "%PDF-", as startxref or /Prev wrote it
    std::uint64_t end = 0;    ///< in the file: just after the trailer dictionary or the cross-reference stream's data
    bool stream = false;
    bool hybrid = false;
    bool exact = true; ///< false: the offset leads into the keyword "xref", which readers forgive that repair
};

struct CrossReferences {
    ObjectTable table;
    Dictionary trailer;            ///< of the newest section
    std::vector<Section> sections; ///< newest first
    std::uint64_t size = 0;        ///< /Size of the newest section
};

/// Walks the chain from the last startxref under limits and without repair (a /Prev may lead into the keyword "xref" itself): loops,
/// sections that say more objects than `limits`, entries of another form than ISO 32000-2 § 7.5.4 are refused. `header` is the offset of
/// "%PDF-". Codes: pdfBroken, tooManyObjects, fileUnreadable.
[[nodiscard]] base::Result<CrossReferences> readCrossReferences(const File& file, std::uint64_t header, const Limits& limits);

} // namespace sceau::pdf
