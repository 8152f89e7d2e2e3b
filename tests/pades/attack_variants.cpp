#include "attack_variants.hpp"

#include "shared/pdf_judges.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <algorithm>
#include <cstdio>
#include <gtest/gtest.h>
#include <stdexcept>

namespace sceau::test {

namespace {

int numberAfter(const std::string& text, const std::string& keyword)
{
    const auto at = text.find(keyword);
    if (at == std::string::npos) throw std::runtime_error("fixture: no " + keyword);
    return std::stoi(text.substr(at + keyword.size(), 12));
}

/// The lines of pdfsig's report that are a verdict.
std::string saidByPdfsig(const std::string& pdf)
{
    static const auto folder = temporaryFolder("pdfsig");
    const auto said = pdfsig(writeText(folder / "attacked.pdf", pdf));
    std::string verdicts;
    for (const auto* verdict : {"Signature is Valid", "Signature is Invalid", "Digest Mismatch", "Not total document signed",
                                "Total document signed", "has not yet been verified", "does not contain any signatures"}) {
        const int count = countOf(verdict, said);
        if (count > 0) verdicts += std::string(verdicts.empty() ? "" : ", ") + std::to_string(count) + " x " + verdict;
    }
    return verdicts.empty() ? said.substr(0, said.find('\n')) : verdicts;
}

} // namespace

void expectRefused(const std::string& attack, const std::vector<Variant>& variants)
{
    for (const auto& variant : variants) {
        SCOPED_TRACE(attack + ": " + variant.name);
        const auto pdf = variant.make();
        const auto report = reportOn(pdf);
        std::printf("%s, %s: pdfsig says: %s\n", attack.c_str(), variant.name.c_str(), saidByPdfsig(pdf).c_str());

        if (variant.subIndication.empty()) {
            EXPECT_EQ(report.status, pades::FileStatus::unreadable);
            continue;
        }
        EXPECT_EQ(report.status, pades::FileStatus::totalFailed);
        ASSERT_FALSE(report.signatures.empty());
        EXPECT_EQ(report.signatures.front().indication, pades::Indication::totalFailed);
        EXPECT_EQ(report.signatures.front().subIndication, variant.subIndication);
    }
}

pades::SignatureReport firstOf(const std::string& pdf)
{
    const auto report = reportOn(pdf);
    EXPECT_FALSE(report.signatures.empty());
    return report.signatures.empty() ? pades::SignatureReport{} : report.signatures.front();
}

pades::Changes changesOf(const Update& update, const SignedPdf& pdf)
{
    const auto signature = firstOf(updated(pdf.text, update));
    EXPECT_TRUE(signature.intact);
    return signature.changes;
}

std::string withEntries(std::string dictionary, const std::string& entries)
{
    return dictionary.insert(dictionary.rfind(">>"), " " + entries + " ");
}

std::string extended(const SignedPdf& pdf, int number, const std::string& entries)
{
    return withEntries(bodyOf(pdf.text, number), entries);
}

std::string withAnnotation(std::string page, const std::string& reference)
{
    const auto at = page.find("/Annots [");
    if (at == std::string::npos) return withEntries(page, "/Annots [" + reference + "]");
    return page.insert(page.find(']', at), " " + reference);
}

std::string replacedLast(std::string text, const std::string& what, const std::string& by)
{
    const auto at = text.rfind(what);
    if (at == std::string::npos) throw std::runtime_error("fixture: no " + what);
    return text.replace(at, what.size(), by);
}

int formNumber(const std::string& pdf)
{
    return numberAfter(bodyOf(pdf, 1), "/AcroForm ");
}

SignatureNumbers signatureNumbers(const std::string& pdf)
{
    SignatureNumbers numbers;
    numbers.form = formNumber(pdf);
    const auto form = bodyOf(pdf, numbers.form);
    numbers.field = numberAfter(form.substr(form.find("/Fields")), "[");
    numbers.value = numberAfter(bodyOf(pdf, numbers.field), "/V ");
    return numbers;
}

Update withField(const std::string& pdf, const std::string& field)
{
    const int next = nextNumber(pdf);
    const int form = formNumber(pdf);
    auto body = bodyOf(pdf, form);
    body.insert(body.find(']', body.find("/Fields")), " " + referenceTo(next));
    Update update;
    update.objects[next] = field;
    update.objects[form] = body;
    return update;
}

std::string referenceTo(int number)
{
    return std::to_string(number) + " 0 R";
}

} // namespace sceau::test
