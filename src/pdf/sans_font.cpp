#include "pdf/true_type.hpp"

// The font file as the linker's data: read where it lies, copied nowhere.
__asm__(".section .rodata.sceau_sans_font,\"a\",@progbits\n"
        ".global sceau_sans_font_begin\n"
        ".global sceau_sans_font_end\n"
        "sceau_sans_font_begin:\n"
        ".incbin \"" SCEAU_SANS_FONT "\"\n"
        "sceau_sans_font_end:\n"
        ".byte 0\n"
        ".previous\n");

extern "C" const char sceau_sans_font_begin[];
extern "C" const char sceau_sans_font_end[];

namespace sceau::pdf {

const TrueType& TrueType::sans()
{
    static const TrueType font({sceau_sans_font_begin, static_cast<std::size_t>(sceau_sans_font_end - sceau_sans_font_begin)});
    return font;
}

} // namespace sceau::pdf
