#pragma once

#include "pdf/object_stream.hpp"
#include "pdf/xref.hpp"

#include <memory>

namespace sceau::pdf {

/// Gives the text of objects that only a password opens.
class Decrypted;
struct LaterRevision;

/// One PDF file, its cross-reference read, its objects fetched one at a time and never kept.
class Document {
public:
    /// Codes: fileMissing, fileUnreadable, fileEmpty, notPdf, pdfBroken, fileTooLarge, tooManyObjects.
    [[nodiscard]] static base::Result<Document> open(const std::filesystem::path& path, const Limits& limits);
    /// The same file as it was when it ended at `end`, the end of one of its revisions; never unlocked. Codes as of open().
    [[nodiscard]] base::Result<Document> asOf(std::uint64_t end, const Limits& limits) const;
    /// Turns what asOf() gave into the document that the next revision made of it; `later` was read from this file.
    [[nodiscard]] base::Status advance(const Document& whole, const LaterRevision& later);
    /// Makes the objects of an encrypted file readable. Code::pdfEncrypted when the password is not its own.
    [[nodiscard]] base::Status unlock(const base::Secret& password);

    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    ~Document();

    [[nodiscard]] const File& file() const { return file_; }
    [[nodiscard]] std::uint64_t header() const { return header_; } ///< offset of "%PDF-": offsets in the file count from there
    [[nodiscard]] const std::string& headerVersion() const { return version_; }
    [[nodiscard]] const CrossReferences& references() const { return references_; }
    [[nodiscard]] const Dictionary& trailer() const { return references_.trailer; }
    [[nodiscard]] bool encrypted() const { return trailer().has("Encrypt"); }

    /// "null" for an object that is free or absent. Code::pdfBroken when the file has something else at its place.
    [[nodiscard]] base::Result<Object> object(Reference reference);
    /// The object as it stands in the file, encrypted or not; offset 0 when it lies in an object stream.
    [[nodiscard]] base::Result<Object> written(Reference reference);
    /// A value with its reference followed (one object; a reference to a reference is pdfBroken).
    [[nodiscard]] base::Result<std::string> resolve(std::string_view value);
    /// A dictionary, direct or referred to; an absent or null value gives an empty one, another type is pdfBroken.
    [[nodiscard]] base::Result<Dictionary> dictionary(std::string_view value);
    [[nodiscard]] base::Result<Dictionary> catalog();

private:
    Document(std::filesystem::path path, File file) : path_(std::move(path)), file_(std::move(file)) {}
    [[nodiscard]] static base::Result<Document> read(std::filesystem::path path, File file, const Limits& limits);
    [[nodiscard]] base::Status readHeader();
    [[nodiscard]] base::Result<Object> compressed(Reference reference, const Location& location);
    [[nodiscard]] base::Status loadObjectStream(int number);
    [[nodiscard]] base::Result<std::uint64_t> lengthOf(const Dictionary& stream);

    std::filesystem::path path_;
    File file_;
    std::uint64_t header_ = 0;
    std::string version_;
    CrossReferences references_;
    std::shared_ptr<Decrypted> decrypted_;

    ObjectStream stream_; ///< the one read last: neighbours are often wanted next
};

} // namespace sceau::pdf
