#pragma once

#include "render/pages.hpp"

#include <QByteArray>
#include <optional>

/// What this process and the worker say to each other over its standard input and output: frames of a length and a body. Both ends
/// refuse whatever is not exactly what they expect; the worker reads hostile files and may have been taken over by one.
namespace sceau::render {

constexpr int mostPages = 20'000;
constexpr qint64 mostPixels = 40'000'000; ///< an A4 page at 600 dots an inch
constexpr qint64 mostThumbnailPixels = 1'000'000;
constexpr quint32 mostLetters = 100'000; ///< of a page
constexpr quint32 longestRequest = 64 * 1024;
constexpr quint32 longestAnswer = mostPixels * 4 + 1024;

enum class Kind : quint8 { open = 1, render, text, search, words, thumbnail };

struct Request {
    Kind kind = Kind::open;
    quint32 id = 0;
    qint32 page = 0;  ///< the first, for a search
    qint32 count = 0; ///< pages to search
    double scale = 0;
    QByteArray path{};
    QString words{};
};

enum class Outcome : quint8 { done, unreadable, broken, encrypted, outOfRange, tooLarge };

struct Answer {
    Kind kind = Kind::open;
    quint32 id = 0;
    Outcome outcome = Outcome::done;
    std::vector<PageSize> sizes{}; ///< open
    QImage image{};                ///< render, thumbnail
    QString text{};                ///< text
    std::vector<Found> found{};    ///< search
    std::vector<Word> words{};     ///< words
};

/// Ready to be written: with its length in front.
[[nodiscard]] QByteArray frameOf(const Request& request);
[[nodiscard]] QByteArray frameOf(const Answer& answer);

/// The body of a frame; empty when it is not exactly a message.
[[nodiscard]] std::optional<Request> readRequest(const QByteArray& body);
[[nodiscard]] std::optional<Answer> readAnswer(const QByteArray& body);

/// Cuts a stream of bytes into the bodies of its frames.
class Frames {
public:
    explicit Frames(quint32 longest) : longest_(longest) {}

    void add(const QByteArray& bytes) { buffer_ += bytes; }
    [[nodiscard]] std::optional<QByteArray> next();
    /// The next frame says that it is longer than any may be.
    [[nodiscard]] bool excessive() const;

private:
    [[nodiscard]] std::optional<quint32> announced() const;

    quint32 longest_;
    QByteArray buffer_;
};

} // namespace sceau::render
