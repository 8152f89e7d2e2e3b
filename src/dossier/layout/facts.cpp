#include "dossier/layout/facts.hpp"

#include "renewal/window.hpp"

#include <algorithm>
#include <unicode/locid.h>

namespace sceau::dossier::layout {

using base::Result;

namespace {

constexpr std::string_view noBreakSpace = "\u00A0";
constexpr std::string_view narrowNoBreakSpace = "\u202F";

bool isDigits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Digits in groups of `size`, counted from the right.
std::string grouped(std::string_view digits, std::size_t size, std::string_view space)
{
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % size == 0) text += space;
        text += digits[i];
    }
    return text;
}

std::string amount(int cents)
{
    const auto rest = std::to_string(cents % 100);
    return grouped(std::to_string(cents / 100), 3, narrowNoBreakSpace) + "," + (rest.size() < 2 ? "0" + rest : rest);
}

std::string siren(const std::string& digits)
{
    return digits.size() == 9 && isDigits(digits) ? grouped(digits, 3, noBreakSpace) : digits;
}

/// "+33639980001" as "+33 6 39 98 00 01", "+590690001234" as "+590 690 00 12 34"; other countries group their numbers otherwise and are
/// left alone.
std::string mobile(const std::string& number)
{
    constexpr std::size_t nationalDigits = 9;
    const std::pair<std::string_view, std::size_t> firstGroups[]{{"+33", 1}, {"+262", 3}, {"+590", 3}, {"+594", 3}, {"+596", 3}};
    for (const auto& [code, first] : firstGroups) {
        const auto national = std::string_view(number).substr(std::min(code.size(), number.size()));
        if (!number.starts_with(code) || national.size() != nationalDigits || !isDigits(national)) continue;
        auto text = std::string(code).append(noBreakSpace).append(national.substr(0, first));
        return text.append(noBreakSpace).append(grouped(national.substr(first), 2, noBreakSpace));
    }
    return number;
}

/// "FR" as "France"; what is no country of ISO 3166 stays as it is.
std::string country(const std::string& code)
{
    icu::UnicodeString name;
    icu::Locale("", code.c_str()).getDisplayCountry(icu::Locale::getFrench(), name);
    std::string text;
    return name.toUTF8String(text);
}

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const auto& name : names) {
        text.append(text.empty() ? "" : ", ").append(name);
    }
    return text;
}

std::string fullName(const renewal::DirectoryEntry& entry)
{
    const auto& family = entry.usageName.empty() ? entry.civilName : entry.usageName;
    return entry.firstNames.empty() ? family : entry.firstNames.front() + " " + family;
}

std::string date(base::Instant time)
{
    return renewal::formatDate(renewal::parisDate(time));
}

void addCertificate(Fields& fields, const Dossier& dossier)
{
    fields.set("certificate.issuer", dossier.issuer);
    fields.set("certificate.serial", dossier.serial);
    fields.set("certificate.notBefore", renewal::formatInstant(dossier.notBefore));
    fields.set("certificate.notAfter", renewal::formatInstant(dossier.notAfter));
}

void addHolder(Fields& fields, const renewal::DirectoryEntry& entry)
{
    fields.set("holder.cnbf", entry.cnbf);
    fields.set("holder.civilName", entry.civilName);
    fields.set("holder.usageName", entry.usageName);
    fields.set("holder.firstNames", joined(entry.firstNames));
    fields.set("holder.fullName", fullName(entry));
    fields.set("holder.structure", entry.structure);
    fields.set("holder.siren", siren(entry.siren));
    fields.set("holder.bar", entry.bar);
    fields.set("holder.status", entry.status);
}

void addContact(Fields& fields, const renewal::Contact& contact)
{
    fields.set("contact.organisation", contact.organisation);
    fields.set("contact.address", contact.address);
    fields.set("contact.postcode", contact.postcode);
    fields.set("contact.city", contact.city);
    fields.set("contact.country", country(contact.country));
    fields.set("contact.firstName", contact.firstName);
    fields.set("contact.name", contact.name);
    fields.set("contact.email", contact.email);
    fields.set("contact.mobile", mobile(contact.mobile));
}

/// Facts that are worded: a text of words.json that takes other facts.
class Wordings {
public:
    Wordings(Fields& fields, const Wording& wording) : fields_(fields), wording_(wording) {}

    void set(const char* name, std::string_view key)
    {
        auto text = wording_.word(key, fields_);
        if (text) return fields_.set(name, *text);
        if (status_) status_ = tl::unexpected(text.error());
    }
    void setAmount(const char* name, std::string_view key, int cents)
    {
        Fields only;
        only.set("amount", amount(cents));
        auto text = wording_.word(key, only);
        if (text) return fields_.set(name, *text);
        if (status_) status_ = tl::unexpected(text.error());
    }
    [[nodiscard]] const base::Status& status() const { return status_; }

private:
    Fields& fields_;
    const Wording& wording_;
    base::Status status_;
};

std::string_view practice(const renewal::DirectoryEntry& entry)
{
    if (entry.structure.empty()) return "practice.alone";
    return entry.siren.empty() ? "practice.structure" : "practice.structureWithSiren";
}

base::Status addOrder(Fields& fields, const Dossier& dossier, const Wording& wording)
{
    const auto& order = dossier.order;
    fields.set("order.number", order.number);
    fields.set("order.date", date(order.createdAt));
    fields.set("order.paidOn", order.paidAt ? date(*order.paidAt) : std::string());
    fields.set("order.paymentReference", order.paymentReference);

    Wordings worded(fields, wording);
    worded.setAmount("order.price", "amount.net", order.priceCents);
    worded.setAmount("order.priceWithTax", "amount.gross", order.priceWithTaxCents);
    if (order.accompaniment) worded.setAmount("order.optionPrice", "amount.net", order.accompanimentCents);
    worded.set("order.option", order.accompaniment ? "option.yes" : "option.no");
    const bool sms = dossier.contact.activation == renewal::ActivationChannel::sms;
    worded.set("order.activation", sms ? "activation.sms" : "activation.email");
    worded.set("holder.practice", practice(dossier.entry));
    return worded.status();
}

} // namespace

Result<Fields> factsOf(const Dossier& dossier, const Wording& wording)
{
    Fields fields;
    fields.set("dossier.id", dossier.id);
    fields.set("dossier.issuedOn", renewal::formatInstant(dossier.issuedAt));
    addCertificate(fields, dossier);
    addHolder(fields, dossier.entry);
    addContact(fields, dossier.contact);
    if (auto status = addOrder(fields, dossier, wording); !status) return tl::unexpected(status.error());
    return fields;
}

} // namespace sceau::dossier::layout
