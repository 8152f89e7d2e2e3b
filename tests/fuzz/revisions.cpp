#include "memory_file.hpp"
#include "pdf/changes.hpp"
#include "pdf/same.hpp"
#include "shared/pdf_maker.hpp"
#include "signed_pdf.hpp"

#include <algorithm>
#include <cstdlib>

using namespace sceau;

namespace {

/// The input as updates of a signed file: records of an object's number and its body, which end at a zero; the number 0 ends an update.
/// The cross-references are made right, so that the comparison has something to compare.
std::string updatedBy(std::string pdf, std::string_view input)
{
    test::Update update;
    for (std::size_t at = 0; at < input.size();) {
        const int number = static_cast<unsigned char>(input[at]);
        const auto end = std::min(input.find('\0', at + 1), input.size());
        if (number == 0) {
            pdf = test::updated(pdf, update);
            update = {};
            ++at;
            continue;
        }
        update.objects[number] = std::string(input.substr(at + 1, end - at - 1));
        at = end + 1;
    }
    return test::updated(pdf, update);
}

/// What the pages show: the same objects say the same in both.
bool showsTheSame(pdf::Document& before, pdf::Document& after)
{
    for (const int number : {2, 3, 5, 6, 7, 8}) {
        const auto same = pdf::sameObject(before, after, {number, 0});
        if (!same || !*same) return false;
    }
    const auto page = before.dictionary("4 0 R");
    const auto now = after.dictionary("4 0 R");
    return page && now && pdf::sameValue(page->get("Contents"), now->get("Contents"))
           && pdf::sameValue(page->get("Resources"), now->get("Resources"));
}

} // namespace

/// Two and more revisions: whatever is called harmless leaves the pages as they were signed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto signedText = test::plainSigned().text;
    const auto text = updatedBy(signedText, {reinterpret_cast<const char*>(data), size});
    const fuzz::MemoryFile file(base::bytesOf(text));
    auto document = pdf::Document::open(file.path(), {});
    if (!document || document->encrypted()) return 0;
    const auto inspection = pdf::inspect(*document, {}, pdf::Contents::skip);
    if (!inspection) return 0;
    const auto difference = pdf::LaterChanges(*document, *inspection).after(signedText.size());
    if (difference.change == pdf::Change::forbidden) return 0;
    auto before = document->asOf(signedText.size(), {});
    if (!before || !showsTheSame(*before, *document)) std::abort();
    return 0;
}
