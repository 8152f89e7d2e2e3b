#include "pages_of.hpp"

#include "tiny_pdf.hpp"

namespace sceau::test {

std::string threePages()
{
    return tinyPdf({{words("Bonjour")}, {words("L'acte 123"), "0 0 842 595"}, {words("Fin")}});
}

bool hasInk(const QImage& image)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qGray(image.pixel(x, y)) < 100) return true;
        }
    }
    return false;
}

} // namespace sceau::test
