#include "pki/distinguished_name.hpp"

#include "pki/openssl.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sceau::pki {

namespace {

struct ShortName {
    std::string_view oid;
    std::string_view text;
};

constexpr std::array shortNames{
    ShortName{"2.5.4.3", "CN"},
    ShortName{"2.5.4.4", "SN"},
    ShortName{"2.5.4.5", "serialNumber"},
    ShortName{"2.5.4.6", "C"},
    ShortName{"2.5.4.7", "L"},
    ShortName{"2.5.4.8", "ST"},
    ShortName{"2.5.4.9", "street"},
    ShortName{"2.5.4.10", "O"},
    ShortName{"2.5.4.11", "OU"},
    ShortName{"2.5.4.12", "title"},
    ShortName{"2.5.4.42", "GN"},
    ShortName{"2.5.4.65", "pseudonym"},
    ShortName{"2.5.4.97", "organizationIdentifier"},
    ShortName{"0.9.2342.19200300.100.1.1", "UID"},
    ShortName{"0.9.2342.19200300.100.1.25", "DC"},
    ShortName{"1.2.840.113549.1.9.1", "emailAddress"},
};

std::string typeText(const std::string& oid)
{
    const auto* known = std::find_if(shortNames.begin(), shortNames.end(), [&](const ShortName& n) { return n.oid == oid; });
    return known == shortNames.end() ? oid : std::string(known->text);
}

bool hasControlCharacter(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::string escaped(std::string_view value)
{
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        const bool edge = (i == 0 && (c == ' ' || c == '#')) || (i + 1 == value.size() && c == ' ');
        if (edge || std::string_view(",+\"\\<>;").find(c) != std::string_view::npos) text += '\\';
        text += c;
    }
    return text;
}

base::Result<NamePart> partOf(const X509_NAME_ENTRY* entry)
{
    unsigned char* raw = nullptr;
    const int size = ASN1_STRING_to_UTF8(&raw, X509_NAME_ENTRY_get_data(entry));
    if (size < 0) return tl::unexpected(opensslError(base::Code::certificateUnreadable, "name"));
    const std::unique_ptr<unsigned char, FreeOpenssl> owner(raw);
    NamePart part{dotted(X509_NAME_ENTRY_get_object(entry)), {reinterpret_cast<char*>(raw), static_cast<std::size_t>(size)}};
    if (part.type.empty() || hasControlCharacter(part.value)) return base::fail(base::Code::certificateUnreadable, "name");
    return part;
}

} // namespace

base::Result<std::vector<NamePart>> partsOf(const X509_NAME* name)
{
    std::vector<NamePart> parts;
    for (int i = 0; i < X509_NAME_entry_count(name); ++i) {
        auto part = partOf(X509_NAME_get_entry(name, i));
        if (!part) return tl::unexpected(part.error());
        parts.push_back(std::move(*part));
    }
    return parts;
}

base::Result<std::string> rfc2253(const X509_NAME* name)
{
    std::string text;
    for (int i = X509_NAME_entry_count(name) - 1; i >= 0; --i) {
        const auto* entry = X509_NAME_get_entry(name, i);
        const auto part = partOf(entry);
        if (!part) return tl::unexpected(part.error());
        text += typeText(part->type) + "=" + escaped(part->value);
        if (i == 0) break;
        const bool sameSet = X509_NAME_ENTRY_set(X509_NAME_get_entry(name, i - 1)) == X509_NAME_ENTRY_set(entry);
        text += sameSet ? "+" : ",";
    }
    return text;
}

std::string firstOf(const std::vector<NamePart>& parts, std::string_view type)
{
    const auto found = std::find_if(parts.begin(), parts.end(), [&](const NamePart& part) { return part.type == type; });
    return found == parts.end() ? std::string() : found->value;
}

} // namespace sceau::pki
