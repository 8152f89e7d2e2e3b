#include "pdf/security_store.hpp"

#include "pdf/copy.hpp"
#include "pdf/date.hpp"
#include "pdf/extension.hpp"
#include "pdf/font_objects.hpp"
#include "pdf/inspection.hpp"
#include "pdf/plan.hpp"
#include "pdf/stored_streams.hpp"
#include "pdf/target.hpp"

#include <algorithm>
#include <array>
#include <openssl/sha.h>

namespace sceau::pdf {

using base::Code;

namespace {

constexpr std::size_t mostValidations = 1'000;

void addEach(std::vector<base::Bytes>& all, const std::vector<base::Bytes>& more)
{
    for (const auto& bytes : more) {
        if (std::find(all.begin(), all.end(), bytes) == all.end()) all.push_back(bytes);
    }
}

/// One kind of evidence: its array in the store, its array in a /VRI entry, its place in a SecurityStore.
struct Kind {
    const char* stored;
    const char* validation;
    std::vector<base::Bytes> SecurityStore::*bytes;
};
constexpr std::array kinds{Kind{"Certs", "Cert", &SecurityStore::certificates}, Kind{"CRLs", "CRL", &SecurityStore::crls},
                           Kind{"OCSPs", "OCSP", &SecurityStore::ocsps}};

base::Result<Dictionary> storeOf(Document& document)
{
    const auto catalog = document.catalog();
    if (!catalog) return tl::unexpected(catalog.error());
    return document.dictionary(catalog->get("DSS"));
}

/// The streams of one kind in the store and in all its /VRI entries.
base::Result<StoredStreams> streamsOf(Document& document, StreamReader& reader, const Dictionary& store, const Kind& kind)
{
    StoredStreams found;
    if (auto read = reader.read(store.get(kind.stored), found); !read) return tl::unexpected(read.error());
    const auto validations = document.dictionary(store.get("VRI"));
    if (!validations) return tl::unexpected(validations.error());
    const auto keys = validations->keys();
    if (keys.size() > mostValidations) return base::fail(Code::pdfBroken, "VRI");
    for (const auto& key : keys) {
        const auto entry = document.dictionary(validations->get(key));
        if (!entry) return tl::unexpected(entry.error());
        if (auto read = reader.read(entry->get(kind.validation), found); !read) return tl::unexpected(read.error());
    }
    return found;
}

/// Composes the store anew: arrays and /VRI directly in it, the streams that were there referred to as before.
class StoreWriter {
public:
    StoreWriter(Document& document, const SecurityUpdate& update)
        : document_(document), update_(update), reader_(document), edits_(document)
    {
    }

    base::Result<Plan> plan()
    {
        auto store = storeOf(document_);
        if (!store) return tl::unexpected(store.error());
        const auto validations = document_.dictionary(store->get("VRI"));
        if (!validations) return tl::unexpected(validations.error());
        auto entries = *validations;
        std::map<std::string, std::string> added;
        for (const auto& kind : kinds) {
            if (auto done = addKind(kind, *store, added); !done) return tl::unexpected(done.error());
        }
        for (const auto& [key, lists] : added) {
            if (!entries.has(key)) entries = entries.with(key, written(edits_.add("<< /Type /VRI" + lists + time() + " >>")));
        }
        if (auto done = keep(store->with("Type", "/DSS").with("VRI", entries.text())); !done) return tl::unexpected(done.error());
        if (auto done = declareEsic(document_, edits_); !done) return tl::unexpected(done.error());
        return Plan{std::move(edits_), {}, {}, {}};
    }

private:
    base::Status addKind(const Kind& kind, Dictionary& store, std::map<std::string, std::string>& added)
    {
        auto found = streamsOf(document_, reader_, store, kind);
        if (!found) return tl::unexpected(found.error());
        std::vector<Reference> all;
        for (const auto& bytes : found->inOrder)
            all.push_back(found->streams.at(bytes));
        for (const auto& [key, evidence] : update_.validations) {
            std::vector<Reference> mine;
            for (const auto& bytes : evidence.*kind.bytes)
                mine.push_back(referenceTo(bytes, *found, all));
            auto& lists = added[key];
            if (!mine.empty()) lists += " /" + std::string(kind.validation) + " " + listOf(mine);
        }
        if (!all.empty()) store = store.with(kind.stored, listOf(all));
        return {};
    }

    Reference referenceTo(const base::Bytes& bytes, StoredStreams& found, std::vector<Reference>& all)
    {
        const auto known = found.streams.find(bytes);
        if (known != found.streams.end()) return known->second;
        const auto reference = edits_.add(streamBody("", base::textOf(bytes)));
        found.streams.emplace(bytes, reference);
        all.push_back(reference);
        return reference;
    }

    static std::string listOf(const std::vector<Reference>& references)
    {
        std::string list = "[";
        for (const auto reference : references)
            list += " " + written(reference);
        return list + " ]";
    }

    std::string time() const { return update_.time == base::Instant{} ? std::string{} : " /TU " + literalString(pdfDate(update_.time)); }

    /// In the store's own object where it has one, else in a new one that the catalog names.
    base::Status keep(const Dictionary& store)
    {
        const auto root = std::string(document_.trailer().get("Root"));
        const auto catalog = edits_.dictionary(root);
        if (!catalog) return tl::unexpected(catalog.error());
        if (const auto reference = referenceOf(catalog->get("DSS"))) {
            edits_.set(*reference, store.text());
            return {};
        }
        edits_.set(referenceOf(root).value_or(Reference{}), catalog->with("DSS", written(edits_.add(store.text()))).text());
        return {};
    }

    Document& document_;
    const SecurityUpdate& update_;
    StreamReader reader_;
    Edits edits_;
};

base::Result<UpdateBytes> updateFor(Document& document, const SecurityUpdate& update)
{
    if (document.encrypted()) return base::fail(Code::pdfEncrypted, "DSS");
    if (auto sound = checkPlaces(document); !sound) return tl::unexpected(sound.error());
    const auto plan = StoreWriter(document, update).plan();
    if (!plan) return tl::unexpected(plan.error());
    const auto last = document.file().read(document.file().size() - 1, 1);
    if (!last) return tl::unexpected(last.error());
    return serialise(document, *plan, 0, *last == "\n" || *last == "\r");
}

} // namespace

void add(SecurityStore& store, const SecurityStore& more)
{
    for (const auto& kind : kinds)
        addEach(store.*kind.bytes, more.*kind.bytes);
}

SecurityStore SecurityUpdate::all() const
{
    SecurityStore store;
    for (const auto& [key, evidence] : validations)
        add(store, evidence);
    return store;
}

base::Result<SecurityStore> readSecurityStore(Document& document)
{
    const auto dictionary = storeOf(document);
    if (!dictionary) return tl::unexpected(dictionary.error());
    SecurityStore store;
    if (dictionary->keys().empty()) return store;
    if (document.encrypted()) return base::fail(Code::pdfEncrypted, "DSS");
    StreamReader reader(document);
    for (const auto& kind : kinds) {
        auto found = streamsOf(document, reader, *dictionary, kind);
        if (!found) return tl::unexpected(found.error());
        store.*kind.bytes = std::move(found->inOrder);
    }
    return store;
}

std::string validationKey(base::BytesView contents)
{
    base::Bytes digest(SHA_DIGEST_LENGTH);
    SHA1(contents.data(), contents.size(), digest.data());
    auto key = base::hex(digest);
    std::transform(key.begin(), key.end(), key.begin(), [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
    return key;
}

base::Result<base::WholeFile> storeSecurity(const std::filesystem::path& input, const std::filesystem::path& output,
                                            const SecurityUpdate& update, bool force, const Limits& limits, std::stop_token stop,
                                            const base::Progress& progress)
{
    if (auto fit = checkTarget(input, output, force); !fit) return tl::unexpected(fit.error());
    auto document = Document::open(input, limits);
    const auto bytes = document ? updateFor(*document, update) : tl::unexpected(document.error());
    if (!bytes) return tl::unexpected(naming(input, bytes.error()));
    using Existing = base::WholeFile::Existing;
    auto file = base::WholeFile::beside(output, force ? Existing::replace : Existing::refuse);
    if (!file) return file;
    const auto copied = copyAndHash(document->file(), *bytes, *file, Hash::sha256, std::move(stop), progress);
    if (!copied) return tl::unexpected(naming(input, copied.error()));
    return file;
}

} // namespace sceau::pdf
