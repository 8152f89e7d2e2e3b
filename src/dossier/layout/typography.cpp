#include "dossier/layout/typography.hpp"

#include <QRawFont>
#include <algorithm>
#include <vector>

namespace sceau::dossier::layout {

namespace {

constexpr QChar zeroWidthNoBreakSpace(QChar::ByteOrderMark); ///< Inter has it, unlike the word joiner U+2060
constexpr QChar zeroWidthSpace(0x200B);
constexpr QChar hyphen(0x2010);
constexpr char32_t latinIota = U'\u0269';     ///< reads back as the Greek one (see qt_pdf.cpp)
constexpr char32_t lastOfBasicPlane = 0xFFFF; ///< Qt maps glyphs back to characters of this plane only

const QStringList& families()
{
    static const QStringList names{QStringLiteral("Inter"), QStringLiteral("DejaVu Sans")};
    return names;
}

/// The faces that text may be set in: both families in the weights that the styles use.
const std::vector<QRawFont>& faces(QFont::Weight weight)
{
    const auto load = [](QFont::Weight wanted) {
        std::vector<QRawFont> loaded;
        for (const auto& family : families()) {
            QFont font(family);
            font.setWeight(wanted);
            font.setStyleStrategy(QFont::NoFontMerging);
            loaded.push_back(QRawFont::fromFont(font));
        }
        return loaded;
    };
    static const auto normal = load(QFont::Normal);
    static const auto strong = load(QFont::DemiBold);
    return weight == QFont::Normal ? normal : strong;
}

bool hasGlyph(char32_t character)
{
    const auto in = [character](const std::vector<QRawFont>& fonts) {
        return std::any_of(fonts.begin(), fonts.end(), [character](const QRawFont& font) { return font.supportsCharacter(character); });
    };
    return in(faces(QFont::Normal)) && in(faces(QFont::DemiBold));
}

bool isPrintable(char32_t character)
{
    if (character == U'\n') return true;
    if (character > lastOfBasicPlane || character == latinIota || character == QChar::ReplacementCharacter) return false;
    const auto direction = QChar::direction(character);
    if (direction == QChar::DirR || direction == QChar::DirAL) return false; // would need shaping
    const auto category = QChar::category(character);
    if (category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Other_PrivateUse) return false;
    if (QChar::isSpace(character)) return character == U' ' || character == U'\u00A0' || character == U'\u202F';
    return hasGlyph(character);
}

base::Status whyNotPrintable(const QString& text)
{
    const auto characters = text.toUcs4();
    const auto unfit = std::find_if_not(characters.begin(), characters.end(), [](char32_t c) { return isPrintable(c); });
    if (unfit == characters.end()) return {};
    const auto number = QString::number(static_cast<uint>(*unfit), 16).toUpper().rightJustified(4, QLatin1Char('0'));
    return tl::unexpected(base::Error{base::Code::composeFailed}.at("prepared").with("character", "U+" + number.toStdString()));
}

} // namespace

QFont fontOf(const Style& style, bool strong)
{
    QFont font;
    font.setFamilies(families());
    font.setPixelSize(qRound(style.size));
    font.setWeight(strong ? QFont::DemiBold : style.weight);
    font.setLetterSpacing(QFont::PercentageSpacing, style.spacing);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferNoShaping | QFont::PreferOutline));
    return font;
}

base::Result<QString> prepared(std::string_view text)
{
    auto composed = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).normalized(QString::NormalizationForm_C);
    if (auto status = whyNotPrintable(composed); !status) return tl::unexpected(status.error());
    for (const QChar mark : {QChar(u'-'), hyphen, QChar(u'/')}) {
        composed.replace(mark, QString(mark) + zeroWidthNoBreakSpace);
    }
    return composed.replace(u'@', QString(zeroWidthSpace) + u'@');
}

bool dividesAtEnd(QStringView line)
{
    while (line.endsWith(zeroWidthNoBreakSpace)) {
        line.chop(1);
    }
    return line.endsWith(u'-') || line.endsWith(hyphen);
}

} // namespace sceau::dossier::layout
