#include "review/html_file.hpp"

#include "pki/holder.hpp"
#include "review/proofs.hpp"
#include "review/said.hpp"
#include "review/shown.hpp"

#include <openssl/evp.h>

namespace sceau::review {
namespace {

std::string element(const std::string& tag, const std::string& style, const std::string& inside)
{
    return '<' + tag + (style.empty() ? "" : " class=\"" + style + '"') + '>' + inside + "</" + tag.substr(0, tag.find(' ')) + '>';
}

std::string icon(const std::string& name)
{
    return "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-" + name + "\"/></svg>";
}

/// Writes one file's part; every text that others chose goes through escaped().
class FilePart {
public:
    FilePart(const FileReview& review, text::Language language) : review_(review), language_(language) {}

    std::string article(bool open) const
    {
        auto body = element("p", "path", "<bdi>" + escaped(review_.report.file.string()) + "</bdi>") + thumbnails()
                    + said(saidOf(review_, language_));
        for (const auto& signature : review_.report.signatures)
            body += section(signature);
        return "<article class=\"file " + styleOf(review_.verdict) + "\"><details" + (open ? " open" : "") + "><summary>"
               + badge(review_.verdict, language_) + headline() + "</summary><div class=\"body\">" + body + "</div></details></article>\n";
    }

private:
    [[nodiscard]] std::string word(std::string_view key, const base::Facts& facts = {}) const
    {
        return escaped(text::sentence(key, language_, facts));
    }

    [[nodiscard]] std::string headline() const
    {
        return element("span", "name", "<bdi>" + escaped(review_.report.file.filename().string()) + "</bdi>")
               + element("span", "who", whoSigned()) + element("span", "why", escaped(mainReason(review_, language_)));
    }

    [[nodiscard]] std::string whoSigned() const
    {
        std::string who;
        for (const auto& signature : review_.report.signatures) {
            if (!signature.signer || signature.documentTimestamp) continue;
            who += (who.empty() ? "" : ", ") + ("<bdi>" + escaped(signature.signer->commonName) + "</bdi>");
        }
        return who;
    }

    [[nodiscard]] std::string thumbnails() const
    {
        std::string all;
        for (const auto& picture : review_.pictures) {
            const auto key = picture.field.empty() ? "report.page" : "report.signaturePage";
            const auto caption = word(key, {{"page", std::to_string(picture.page)}});
            all += "<figure><img loading=\"lazy\" alt=\"" + caption + "\" src=\"data:image/png;base64," + base64(picture.png)
                   + "\"><figcaption>" + caption + "</figcaption></figure>";
        }
        return all.empty() ? all : element("div", "pages", all);
    }

    [[nodiscard]] static std::string said(const std::vector<Said>& all)
    {
        std::string items;
        for (const auto& one : all) {
            items += element("li", "",
                             element("b", "", escaped(one.message.title)) + ' ' + element("code", "", escaped(one.code)) + ' '
                                 + escaped(one.message.cause) + ' ' + element("span", "next", escaped(one.message.next)));
        }
        return items.empty() ? items : element("ul", "said", items);
    }

    [[nodiscard]] std::string proofs(const pades::SignatureReport& signature) const
    {
        std::string items;
        for (const auto& proof : proofsOf(signature, language_)) {
            const auto* outcome = proof.outcome == Proof::Outcome::proven ? "proven"
                                  : proof.outcome == Proof::Outcome::open ? "open"
                                                                          : "against";
            items +=
                element("li", outcome,
                        icon(outcome) + element("span", "unseen", word(std::string("report.") + outcome)) + ' ' + escaped(proof.sentence));
        }
        return element("ul", "proofs", items);
    }

    [[nodiscard]] std::string row(std::string_view key, const std::string& value) const
    {
        if (value.empty()) return {};
        return element("dt", "", word(key)) + element("dd", "", "<bdi>" + escaped(value) + "</bdi>");
    }

    [[nodiscard]] std::string facts(const pades::SignatureReport& signature) const
    {
        std::string rows;
        if (signature.signer) {
            const auto holder = pki::holderOf(*signature.signer);
            rows += row("report.siren", holder.siren.value) + row("report.cnbf", holder.cnbfHint.value_or(""))
                    + row("report.issuer", signature.signer->issuerCommonName) + row("report.serial", signature.signer->serial)
                    + row("report.expires", parisTime(base::rfc3339(signature.signer->notAfter), language_));
        }
        for (const auto& timestamp : signature.timestamps)
            rows += row("report.timestamp",
                        parisTime(timestamp.time, language_) + (timestamp.authority.empty() ? "" : ", " + timestamp.authority));
        rows += row("report.algorithm", signature.algorithm + (signature.digest.empty() ? "" : ", " + signature.digest))
                + row("report.level", signature.level) + row("report.subFilter", signature.subFilter);
        const auto sub = signature.subIndication.empty() ? "" : " / " + signature.subIndication;
        return element("dl", "", rows + row("report.etsi", pades::name(signature.indication) + sub));
    }

    [[nodiscard]] std::string section(const pades::SignatureReport& signature) const
    {
        const auto kind = word(signature.documentTimestamp ? "report.timestampOf" : "report.signatureOf");
        const auto name = signature.signer ? "<bdi>" + escaped(signature.signer->commonName) + "</bdi>" : word("report.nobody");
        const auto field = element("span", "field", "<bdi>" + escaped(signature.field) + "</bdi>");
        return element("section", "",
                       element("h3", "", kind + ' ' + name + ' ' + field) + proofs(signature) + said(saidOf(signature, language_))
                           + facts(signature));
    }

    const FileReview& review_;
    text::Language language_;
};

} // namespace

std::string styleOf(Verdict verdict)
{
    auto style = name(verdict);
    for (auto& c : style)
        c = static_cast<char>(c | 0x20);
    return style;
}

std::string badge(Verdict verdict, text::Language language)
{
    return element("span", "badge " + styleOf(verdict),
                   icon(styleOf(verdict)) + escaped(text::sentence("verdict." + name(verdict), language)));
}

std::string htmlOf(const FileReview& review, bool open, text::Language language)
{
    return FilePart(review, language).article(open);
}

std::string base64(base::BytesView bytes)
{
    std::string text((bytes.size() + 2) / 3 * 4, '\0');
    ::EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes.data(), static_cast<int>(bytes.size()));
    return text;
}

} // namespace sceau::review
