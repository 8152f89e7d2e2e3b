#include "pdf/comparison.hpp"
#include "pdf/same.hpp"

#include <algorithm>

namespace sceau::pdf {

namespace {

/// No other keys, and none whose value is null.
bool hasOnly(const Dictionary& dictionary, const std::set<std::string>& keys)
{
    const auto all = dictionary.keys();
    return std::all_of(all.begin(), all.end(), [&](const std::string& key) { return keys.contains(key) && dictionary.has(key); });
}

bool isValidationKey(std::string_view key)
{
    return key.size() == 40 && key.find_first_not_of("0123456789ABCDEF") == std::string_view::npos;
}

} // namespace

/// An array of references to streams, direct or an object of its own.
bool Comparison::isStreamArray(std::string_view value, int holder)
{
    const auto text = after_.resolve(value);
    const auto elements = text ? elementsOf(*text, 10'000) : std::nullopt;
    if (!elements) return refuse("DSS");
    for (const auto element : *elements) {
        const auto reference = referenceOf(element);
        const auto object = reference ? after_.written(*reference) : base::fail(base::Code::pdfBroken, "DSS");
        if (!object || !object->streamData) return refuse("DSS");
    }
    return explain(value, holder);
}

/// /VRI: the entries that were there stay; each holds nothing but validation data and a time.
bool Comparison::compareValidation(std::string_view before, std::string_view after, int holder)
{
    const auto was = before_.dictionary(before);
    const auto is = after_.dictionary(after);
    if (!was || !is) return refuse("VRI");
    for (const auto& key : was->keys()) {
        if (!is->has(key)) return refuse("VRI");
    }
    for (const auto& key : is->keys()) {
        const auto entry = after_.dictionary(is->get(key));
        if (!isValidationKey(key) || !is->has(key) || !entry || !hasOnly(*entry, {"Type", "Cert", "CRL", "OCSP", "TU", "TS"}))
            return refuse("VRI");
        const int entryHolder = holderOf(is->get(key), holderOf(after, holder));
        for (const auto* list : {"Cert", "CRL", "OCSP"}) {
            if (entry->has(list) && !isStreamArray(entry->get(list), entryHolder)) return false;
        }
        if (!explain(is->get(key), holderOf(after, holder))) return false;
    }
    return explain(after, holder);
}

/// /DSS (EN 319 142-1 § 5.4.2.2) adds evidence; nothing of it is shown.
bool Comparison::compareSecurityStore(const Dictionary& before, const Dictionary& after)
{
    const auto value = after.get("DSS");
    if (value.empty()) return before.has("DSS") ? refuse("DSS") : true;
    const auto was = before_.dictionary(before.get("DSS"));
    const auto is = after_.dictionary(value);
    if (!was || !is || !hasOnly(*is, {"Type", "VRI", "Certs", "CRLs", "OCSPs"})) return refuse("DSS");
    const int root = holderOf(before_.trailer().get("Root"), 0);
    const int holder = holderOf(value, root);
    for (const auto* list : {"Certs", "CRLs", "OCSPs"}) {
        if (was->has(list) && !is->has(list)) return refuse("DSS");
        if (is->has(list) && !isStreamArray(is->get(list), holder)) return false;
    }
    if (was->has("VRI") && !is->has("VRI")) return refuse("VRI");
    if (is->has("VRI") && !compareValidation(was->get("VRI"), is->get("VRI"), holder)) return false;
    return explain(value, root) && allow(Change::archival);
}

} // namespace sceau::pdf
