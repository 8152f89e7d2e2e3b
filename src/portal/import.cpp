#include "portal/import.hpp"

#include "base/whole_file.hpp"
#include "pki/holder.hpp"
#include "portal/json_reader.hpp"
#include "portal/names.hpp"

#include <algorithm>
#include <cctype>
#include <openssl/evp.h>

namespace sceau::portal {
namespace {

constexpr std::size_t jsonLimit = 64U << 20U;
constexpr std::size_t dossierLimit = 16U << 20U;
constexpr std::size_t nameLimit = 2000;

bool all(std::string_view text, int (*accepts)(int))
{
    return std::all_of(text.begin(), text.end(), [&](unsigned char c) { return c < 0x80 && accepts(c); });
}

/// As pki::Certificate::serial: upper-case hexadecimal, whole bytes, no further leading zeros. Empty when it is not one.
std::string normalSerial(std::string serial)
{
    if (serial.empty() || serial.size() > 64 || !all(serial, std::isxdigit)) return {};
    std::transform(serial.begin(), serial.end(), serial.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    if (serial.size() % 2 == 1) serial.insert(0, "0");
    while (serial.size() > 2 && serial.starts_with("00"))
        serial.erase(0, 2);
    return serial;
}

CertificateName readCertificateName(JsonReader reader)
{
    CertificateName name{reader.text("issuer", nameLimit), normalSerial(reader.text("serial"))};
    if (name.serial.empty()) reader.refuse("serial", "hexadecimal is expected");
    reader.finish();
    return name;
}

std::string readNumber(JsonReader& reader, const char* key, bool required)
{
    auto number = required ? reader.text(key, 32) : reader.optionalText(key, 32);
    // The number names files and dossiers.
    const bool plain = std::all_of(number.begin(), number.end(), [](unsigned char c) { return c < 0x80 && (std::isalnum(c) || c == '-'); });
    if (!plain || number.starts_with('-')) reader.refuse(key, "letters, digits and dashes are expected");
    return number;
}

std::string readCnbf(JsonReader& reader)
{
    auto cnbf = reader.text("cnbf");
    if (cnbf.size() != 6 || !all(cnbf, std::isdigit)) reader.refuse("cnbf", "six digits are expected");
    return cnbf;
}

std::string readCountry(JsonReader& reader)
{
    auto country = reader.has("country") ? reader.text("country") : std::string("FR");
    if (country.size() != 2 || !all(country, std::isupper)) reader.refuse("country", "two capital letters are expected");
    return country;
}

renewal::DirectoryEntry readEntry(JsonReader reader)
{
    renewal::DirectoryEntry entry;
    entry.cnbf = readCnbf(reader);
    entry.civilName = reader.text("civil_name");
    entry.usageName = reader.optionalText("usage_name");
    entry.firstNames = reader.texts("first_names");
    entry.siren = reader.text("siren");
    if (!pki::isSiren(entry.siren)) reader.refuse("siren", "not a SIREN");
    entry.structure = reader.text("structure");
    entry.bar = reader.text("bar");
    entry.status = reader.optionalText("status");
    entry.address = reader.text("address");
    entry.postcode = reader.text("postcode", 20);
    entry.city = reader.text("city");
    entry.country = readCountry(reader);
    entry.email = reader.optionalText("email");
    entry.mobile = reader.optionalText("mobile", 40);
    entry.phone = reader.optionalText("phone", 40);
    reader.finish();
    return entry;
}

std::optional<base::Bytes> decodeBase64(const std::string& text)
{
    if (text.size() % 4 != 0) return std::nullopt;
    base::Bytes bytes(text.size() / 4 * 3);
    const int size = EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
    if (size < 0) return std::nullopt;
    const auto padding = static_cast<std::size_t>(std::count(text.end() - std::min<std::ptrdiff_t>(2, std::ssize(text)), text.end(), '='));
    bytes.resize(static_cast<std::size_t>(size) - padding);
    return bytes;
}

base::Result<base::Bytes> readBeside(const std::filesystem::path& folder, const std::filesystem::path& file)
{
    const bool climbs = std::find(file.begin(), file.end(), std::filesystem::path("..")) != file.end();
    if (folder.empty() || file.is_absolute() || climbs) return base::fail(base::Code::fileMissing, "portal.import");
    return base::readFile(folder / file, dossierLimit);
}

std::optional<base::Bytes> readDossier(JsonReader& reader, const std::filesystem::path& folder)
{
    const bool inside = reader.has("dossier");
    const bool beside = reader.has("dossier_file");
    if (!inside && !beside) return std::nullopt;
    if (inside && beside) reader.refuse("dossier", "either dossier or dossier_file");
    std::optional<base::Bytes> pdf;
    if (inside) {
        pdf = decodeBase64(reader.text("dossier", dossierLimit / 3 * 4));
        if (!pdf) reader.refuse("dossier", "base64 is expected");
    } else if (auto read = readBeside(folder, reader.text("dossier_file", 500)); read) {
        pdf = std::move(*read);
    } else {
        reader.refuse("dossier_file", "cannot be read, or lies outside the folder of the import");
    }
    if (pdf && !base::textOf(*pdf).starts_with("%PDF-")) reader.refuse(inside ? "dossier" : "dossier_file", "not a PDF");
    return pdf;
}

renewal::OrderStep readStep(JsonReader& reader, bool paid)
{
    if (!reader.has("step")) return paid ? renewal::OrderStep::paid : renewal::OrderStep::created;
    const auto step = stepNamed(reader.text("step"));
    if (!step) reader.refuse("step", "unknown step");
    // Where the bytes are not here to prove it, a dossier cannot be said to be issued.
    if (step == renewal::OrderStep::dossierIssued) reader.refuse("step", "follows from the dossier itself");
    if (step == renewal::OrderStep::cancelled && paid) reader.refuse("step", "a paid order cannot be cancelled");
    return step.value_or(renewal::OrderStep::created);
}

ImportedOrder readOrder(JsonReader reader, const std::filesystem::path& folder)
{
    ImportedOrder imported;
    auto& order = imported.order;
    order.number = readNumber(reader, "number", true);
    order.cnbf = readCnbf(reader);
    const auto certificate = readCertificateName(reader.object("certificate"));
    order.certificateIssuer = certificate.issuer;
    order.certificateSerial = certificate.serial;
    order.createdAt = reader.time("created_at");
    order.paidAt = reader.optionalTime("paid_at");
    order.priceCents = reader.amount("price_cents", order.priceCents);
    order.priceWithTaxCents = reader.amount("price_with_tax_cents", order.priceWithTaxCents);
    order.accompaniment = reader.flag("accompaniment", false);
    order.accompanimentCents = reader.amount("accompaniment_cents", order.accompanimentCents);
    const auto channel = reader.has("activation") ? channelNamed(reader.text("activation")) : order.activation;
    if (!channel) reader.refuse("activation", "sms or email is expected");
    order.activation = channel.value_or(order.activation);
    order.paymentReference = reader.optionalText("payment_reference", 100);
    order.step = readStep(reader, order.paidAt.has_value());
    order.lastAction = reader.optionalTime("last_action");
    imported.dossier = readDossier(reader, folder);
    order.bringsDossier = imported.dossier.has_value();
    reader.finish();
    return imported;
}

PastRenewal readRenewal(JsonReader reader)
{
    PastRenewal past;
    past.renewed = readCertificateName(reader.object("renewed"));
    past.issued = readCertificateName(reader.object("issued"));
    past.at = reader.time("at");
    past.order = readNumber(reader, "order", false);
    reader.finish();
    return past;
}

template <class Items, class Key> void refuseTwins(JsonReader& document, const std::string& list, const Items& items, Key key)
{
    std::set<std::string> seen;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!seen.insert(key(items[i])).second) document.refuse(list + '/' + std::to_string(i), "given twice");
    }
}

} // namespace

base::Result<Import> readImport(std::string_view json, const std::filesystem::path& folder)
{
    if (json.size() > jsonLimit) return base::fail(base::Code::fileTooLarge, "portal.import");
    auto parsed = parseJson(json);
    if (!parsed) return tl::unexpected(parsed.error());

    std::optional<base::Error> problem;
    JsonReader document(*parsed, "", problem);
    Import import;
    if (document.has("history")) import.history = document.flag("history", false);
    for (auto& reader : document.objects("directory"))
        import.directory.push_back(readEntry(std::move(reader)));
    for (auto& reader : document.objects("orders"))
        import.orders.push_back(readOrder(std::move(reader), folder));
    for (auto& reader : document.objects("renewals"))
        import.renewals.push_back(readRenewal(std::move(reader)));
    document.finish();
    refuseTwins(document, "directory", import.directory, [](const auto& entry) { return entry.cnbf; });
    refuseTwins(document, "orders", import.orders, [](const auto& imported) { return imported.order.number; });
    if (problem) return tl::unexpected(*problem);
    return import;
}

} // namespace sceau::portal
