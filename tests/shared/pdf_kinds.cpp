#include "shared/pdf_kinds.hpp"

#include "shared/pdf_maker.hpp"
#include "shared/process.hpp"

#include <algorithm>
#include <stdexcept>

namespace sceau::test {

namespace fs = std::filesystem;

namespace {

using Change = std::function<void(PdfMaker&)>;

PdfKind byHand(const std::string& name, const Change& change = {})
{
    return {name, [=](const fs::path& folder) {
                auto pdf = twoPages();
                if (change) change(pdf);
                return writeText(folder / (name + ".pdf"), pdf.classic());
            }};
}

PdfKind byQpdf(const std::string& name, const std::vector<std::string>& options, const Change& change = {})
{
    return {name, [=](const fs::path& folder) {
                auto pdf = twoPages();
                if (change) change(pdf);
                const auto source = writeText(folder / (name + "-source.pdf"), pdf.classic());
                std::vector<std::string> command{"qpdf"};
                command.insert(command.end(), options.begin(), options.end());
                const auto target = folder / (name + ".pdf");
                command.insert(command.end(), {source, target});
                if (const auto outcome = run(command); outcome.status != 0) throw std::runtime_error(outcome.output);
                return target;
            }};
}

void withForm(PdfMaker& pdf, const std::string& form, const std::string& fields)
{
    pdf.objects[1] = "<< /Type /Catalog /Pages 2 0 R /AcroForm " + form + " >>";
    pdf.objects[10] =
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (texte) /V (TEST) /DA (/F1 12 Tf 0 g) /Rect [72 600 300 620] /P 4 0 R >>";
    if (!fields.empty()) pdf.objects[11] = fields;
    auto& page = pdf.objects[4];
    page.replace(page.rfind(">>"), 2, "/Annots [ 10 0 R ] >>");
}

void withPageEntry(PdfMaker& pdf, const std::string& entry)
{
    auto& page = pdf.objects[4];
    page.replace(page.rfind(">>"), 2, entry + " >>");
}

std::vector<PdfKind> allKinds()
{
    const std::string resources = "/DR << /Font << /F1 8 0 R >> >> /DA (/F1 12 Tf 0 g)";
    return {
        byHand("classic"),
        {"cross-reference-stream",
         [](const fs::path& folder) { return writeText(folder / "stream.pdf", twoPages().crossReferenceStream()); }},
        byQpdf("object-streams", {"--object-streams=generate"}),
        {"hybrid", [](const fs::path& folder) { return writeText(folder / "hybrid.pdf", twoPages().hybrid({9})); }},
        byQpdf("linearized", {"--linearize", "--object-streams=disable"}),
        byQpdf("linearized-with-object-streams", {"--linearize", "--object-streams=generate"}),
        byHand("form-direct",
               [=](PdfMaker& pdf) { withForm(pdf, "<< /Fields [ 10 0 R ] /NeedAppearances true " + resources + " >>", ""); }),
        byHand("form-indirect",
               [=](PdfMaker& pdf) { withForm(pdf, "11 0 R", "<< /Fields [ 10 0 R ] /NeedAppearances true " + resources + " >>"); }),
        byHand("form-with-indirect-fields", [=](PdfMaker& pdf) { withForm(pdf, "<< /Fields 11 0 R " + resources + " >>", "[ 10 0 R ]"); }),
        byQpdf("form-in-object-stream", {"--object-streams=generate"},
               [=](PdfMaker& pdf) { withForm(pdf, "11 0 R", "<< /Fields [ 10 0 R ] " + resources + " >>"); }),
        byHand("empty-form", [](PdfMaker& pdf) { pdf.objects[1] = "<< /Type /Catalog /Pages 2 0 R /AcroForm << >> >>"; }),
        byHand("header-junk", [](PdfMaker& pdf) { pdf.junk = "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"; }),
        byQpdf("pdf-2.0", {"--force-version=2.0", "--object-streams=generate"}),
        byHand("pdf-1.4", [](PdfMaker& pdf) { pdf.version = "1.4"; }),
        byHand("no-last-line-end", [](PdfMaker& pdf) { pdf.lastLineEnds = false; }),
        byHand("crlf", [](PdfMaker& pdf) { pdf.lineEnd = "\r\n"; }),
        byHand("indirect-annotations",
               [](PdfMaker& pdf) {
                   withPageEntry(pdf, "/Annots 10 0 R");
                   pdf.objects[10] = "[ ]";
               }),
        byHand("rotated", [](PdfMaker& pdf) { withPageEntry(pdf, "/Rotate 90 /MediaBox [100 50 695 892] /CropBox [110 60 685 882]"); }),
        byHand("tagged",
               [](PdfMaker& pdf) {
                   pdf.objects[1] = "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 10 0 R /Lang (fr-FR) >>";
                   pdf.objects[10] = "<< /Type /StructTreeRoot >>";
               }),
        byHand("without-identifier", [](PdfMaker& pdf) { pdf.trailer = "/Root 1 0 R"; }),
        byHand("with-permissions",
               [](PdfMaker& pdf) {
                   pdf.objects[1] = "<< /Type /Catalog /Pages 2 0 R /Perms 10 0 R >>";
                   pdf.objects[10] = "<< >>";
               }),
    };
}

} // namespace

const std::vector<PdfKind>& pdfKinds()
{
    static const auto kinds = allKinds();
    return kinds;
}

const PdfKind& pdfKind(const std::string& name)
{
    const auto& kinds = pdfKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const PdfKind& kind) { return kind.name == name; });
    if (found == kinds.end()) throw std::runtime_error("no such kind: " + name);
    return *found;
}

} // namespace sceau::test
