#include "render/protocol.hpp"

#include <QDataStream>
#include <QIODevice>
#include <QtEndian>
#include <cmath>
#include <cstring>

namespace sceau::render {

namespace {

constexpr auto streamVersion = QDataStream::Qt_6_4;
constexpr quint32 mostFound = 10'000;
constexpr double longestSide = 1e6; ///< points

QByteArray framed(const QByteArray& body)
{
    QByteArray frame(sizeof(quint32), Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(body.size()), frame.data());
    return frame + body;
}

bool isLength(double value)
{
    return std::isfinite(value) && std::abs(value) <= longestSide;
}

bool isPlace(const QRectF& where)
{
    return isLength(where.x()) && isLength(where.y()) && isLength(where.width()) && isLength(where.height());
}

void writeImage(QDataStream& out, const QImage& image)
{
    const auto pixels = image.convertToFormat(QImage::Format_RGB32);
    out << qint32{pixels.width()} << qint32{pixels.height()};
    for (int y = 0; y < pixels.height(); ++y) {
        out.writeRawData(reinterpret_cast<const char*>(pixels.constScanLine(y)), pixels.width() * 4);
    }
}

bool readImage(QDataStream& in, QImage& image, qint64 most)
{
    qint32 width = 0, height = 0;
    in >> width >> height;
    if (width < 1 || height < 1 || qint64{width} * height > most) return false;
    image = QImage(width, height, QImage::Format_RGB32);
    if (image.isNull()) return false;
    for (int y = 0; y < height; ++y) {
        if (in.readRawData(reinterpret_cast<char*>(image.scanLine(y)), width * 4) != width * 4) return false;
    }
    return true;
}

bool readSizes(QDataStream& in, std::vector<PageSize>& sizes)
{
    quint32 count = 0;
    in >> count;
    if (count < 1 || count > quint32{mostPages}) return false;
    sizes.resize(count);
    for (auto& size : sizes) {
        in >> size.width >> size.height;
        if (!isLength(size.width) || !isLength(size.height) || size.width < 0 || size.height < 0) return false;
    }
    return true;
}

bool readFound(QDataStream& in, std::vector<Found>& found)
{
    quint32 count = 0;
    in >> count;
    if (count > mostFound) return false;
    found.resize(count);
    for (auto& hit : found) {
        qint32 page = 0;
        in >> page >> hit.where;
        hit.page = page;
        if (page < 0 || page >= mostPages || !isPlace(hit.where)) return false;
    }
    return true;
}

void writeWords(QDataStream& out, const std::vector<Word>& words)
{
    out << static_cast<quint32>(words.size());
    for (const auto& word : words) {
        out << word.text << static_cast<quint8>(word.end);
        for (const auto& letter : word.letters) {
            out << letter;
        }
    }
}

bool readLetters(QDataStream& in, Word& word)
{
    word.letters.resize(static_cast<std::size_t>(word.text.size()));
    for (auto& letter : word.letters) {
        in >> letter;
        if (in.status() != QDataStream::Ok || !isPlace(letter)) return false;
    }
    return true;
}

bool readWords(QDataStream& in, std::vector<Word>& words)
{
    quint32 count = 0;
    in >> count;
    if (count > mostLetters) return false;
    auto left = qsizetype{mostLetters};
    for (quint32 i = 0; i < count; ++i) {
        Word word;
        quint8 end = 0;
        in >> word.text >> end;
        left -= word.text.size();
        if (in.status() != QDataStream::Ok || word.text.isEmpty() || left < 0 || end > static_cast<quint8>(Word::End::line)) return false;
        word.end = static_cast<Word::End>(end);
        if (!readLetters(in, word)) return false;
        words.push_back(std::move(word));
    }
    return true;
}

void writePayload(QDataStream& out, const Answer& answer)
{
    switch (answer.kind) {
    case Kind::open:
        out << static_cast<quint32>(answer.sizes.size());
        for (const auto& size : answer.sizes) {
            out << size.width << size.height;
        }
        return;
    case Kind::render:
    case Kind::thumbnail:
        return writeImage(out, answer.image);
    case Kind::words:
        return writeWords(out, answer.words);
    case Kind::text:
        out << answer.text;
        return;
    case Kind::search:
        const auto count = std::min<std::size_t>(answer.found.size(), mostFound);
        out << static_cast<quint32>(count);
        for (std::size_t i = 0; i < count; ++i) {
            out << qint32{answer.found[i].page} << answer.found[i].where;
        }
    }
}

bool readPayload(QDataStream& in, Answer& answer)
{
    switch (answer.kind) {
    case Kind::open:
        return readSizes(in, answer.sizes);
    case Kind::render:
        return readImage(in, answer.image, mostPixels);
    case Kind::thumbnail:
        return readImage(in, answer.image, mostThumbnailPixels);
    case Kind::words:
        return readWords(in, answer.words);
    case Kind::text:
        in >> answer.text;
        return true;
    case Kind::search:
        return readFound(in, answer.found);
    }
    return false;
}

bool isKind(quint8 kind)
{
    return kind >= static_cast<quint8>(Kind::open) && kind <= static_cast<quint8>(Kind::thumbnail);
}

bool ended(const QDataStream& in)
{
    return in.status() == QDataStream::Ok && in.atEnd();
}

} // namespace

QByteArray frameOf(const Request& request)
{
    QByteArray body;
    QDataStream out(&body, QIODevice::WriteOnly);
    out.setVersion(streamVersion);
    out << static_cast<quint8>(request.kind) << request.id << request.page << request.count << request.scale << request.path
        << request.words;
    return framed(body);
}

QByteArray frameOf(const Answer& answer)
{
    QByteArray body;
    QDataStream out(&body, QIODevice::WriteOnly);
    out.setVersion(streamVersion);
    out << static_cast<quint8>(answer.kind) << answer.id << static_cast<quint8>(answer.outcome);
    if (answer.outcome == Outcome::done) writePayload(out, answer);
    return framed(body);
}

std::optional<Request> readRequest(const QByteArray& body)
{
    QDataStream in(body);
    in.setVersion(streamVersion);
    Request request;
    quint8 kind = 0;
    in >> kind >> request.id >> request.page >> request.count >> request.scale >> request.path >> request.words;
    if (!ended(in) || !isKind(kind)) return std::nullopt;
    request.kind = static_cast<Kind>(kind);
    return request;
}

std::optional<Answer> readAnswer(const QByteArray& body)
{
    QDataStream in(body);
    in.setVersion(streamVersion);
    Answer answer;
    quint8 kind = 0, outcome = 0;
    in >> kind >> answer.id >> outcome;
    if (in.status() != QDataStream::Ok || !isKind(kind) || outcome > static_cast<quint8>(Outcome::tooLarge)) return std::nullopt;
    answer.kind = static_cast<Kind>(kind);
    answer.outcome = static_cast<Outcome>(outcome);
    if (answer.outcome == Outcome::done && !readPayload(in, answer)) return std::nullopt;
    if (!ended(in)) return std::nullopt;
    return answer;
}

std::optional<quint32> Frames::announced() const
{
    if (buffer_.size() < qsizetype{sizeof(quint32)}) return std::nullopt;
    return qFromBigEndian<quint32>(buffer_.constData());
}

bool Frames::excessive() const
{
    return announced().value_or(0) > longest_;
}

std::optional<QByteArray> Frames::next()
{
    const auto length = announced();
    if (!length || *length > longest_ || buffer_.size() - qsizetype{sizeof(quint32)} < qsizetype{*length}) return std::nullopt;
    auto body = buffer_.mid(sizeof(quint32), *length);
    buffer_.remove(0, qsizetype{sizeof(quint32)} + qsizetype{*length});
    return body;
}

} // namespace sceau::render
