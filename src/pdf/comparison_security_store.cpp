#include "pdf/comparison.hpp"
#include "pdf/same.hpp"

#include <algorithm>

namespace sceau::pdf {

namespace {

constexpr std::size_t mostStreams = 10'000;

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

/// An array of references to streams, direct or an object of its own; those that stood in it before were looked at before.
bool Comparison::isStreamArray(std::string_view before, std::string_view value, int holder)
{
    const auto text = after_.resolve(value);
    const auto elements = text ? elementsOf(*text, mostStreams) : std::nullopt;
    if (!elements) return refuse("DSS: not an array of streams");
    const auto old = before_.resolve(before).value_or("");
    const auto known = elementsOf(listIn(old), mostStreams).value_or(std::vector<std::string_view>{});
    const std::set<std::string_view> seen(known.begin(), known.end());
    for (const auto element : *elements) {
        const auto reference = referenceOf(element);
        if (reference && seen.contains(element) && !isOverridden(element)) continue;
        const auto object = reference ? after_.written(*reference) : base::fail(base::Code::pdfBroken, "DSS");
        if (!object || !object->streamData) return refuse("DSS: " + std::string(element.substr(0, 20)) + " is no stream");
    }
    return explain(value, holder);
}

/// What one key of /VRI holds: nothing but validation data and a time.
bool Comparison::compareEntry(std::string_view before, std::string_view after, int holder)
{
    const auto was = before_.dictionary(before).value_or(Dictionary{});
    const auto entry = after_.dictionary(after);
    if (!entry || !hasOnly(*entry, {"Type", "Cert", "CRL", "OCSP", "TU", "TS"})) return refuse("DSS: /VRI entry");
    for (const auto* list : {"Cert", "CRL", "OCSP"}) {
        if (entry->has(list) && !isStreamArray(was.get(list), entry->get(list), holderOf(after, holder))) return false;
    }
    return explain(after, holder);
}

/// /VRI: the entries that were there stay.
bool Comparison::compareValidation(std::string_view before, std::string_view after, int holder)
{
    const auto was = before_.dictionary(before);
    const auto is = after_.dictionary(after);
    if (!was || !is) return refuse("DSS: /VRI is no dictionary");
    for (const auto& key : keysOf(*was, *is)) {
        if (!is->has(key)) return refuse("DSS: /VRI /" + key + " removed");
        if (key == "Type" && nameOf(is->get(key)) == "VRI") continue;
        if (!isValidationKey(key)) return refuse("DSS: /VRI /" + key);
        if (!compareEntry(was->get(key), is->get(key), holderOf(after, holder))) return false;
    }
    return explain(after, holder);
}

/// /DSS (EN 319 142-1 § 5.4.2.2) adds evidence; nothing of it is shown.
bool Comparison::compareSecurityStore(const Dictionary& before, const Dictionary& after)
{
    const auto value = after.get("DSS");
    if (value.empty()) return before.has("DSS") ? refuse("catalog: /DSS removed") : true;
    const auto was = before_.dictionary(before.get("DSS"));
    const auto is = after_.dictionary(value);
    if (!was || !is || !hasOnly(*is, {"Type", "VRI", "Certs", "CRLs", "OCSPs"})) return refuse("catalog: /DSS holds something else");
    const int holder = holderOf(value, root_);
    for (const auto* list : {"Certs", "CRLs", "OCSPs"}) {
        if (was->has(list) && !is->has(list)) return refuse("DSS: /" + std::string(list) + " removed");
        if (is->has(list) && !isStreamArray(was->get(list), is->get(list), holder)) return false;
    }
    if (was->has("VRI") && !is->has("VRI")) return refuse("DSS: /VRI removed");
    if (is->has("VRI") && !compareValidation(was->get("VRI"), is->get("VRI"), holder)) return false;
    if (!explain(value, root_)) return false;
    note(Change::archival);
    return true;
}

} // namespace sceau::pdf
