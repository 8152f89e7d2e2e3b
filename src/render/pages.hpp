#pragma once

#include "base/result.hpp"

#include <QImage>
#include <QObject>
#include <QRectF>
#include <QString>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace sceau::render {

struct PageSize {
    double width = 0, height = 0; ///< points
};

struct Found {
    int page = 0;
    QRectF where; ///< points, origin top left
};

/// A word on a page.
struct Word {
    enum class End : quint8 { joined, space, line }; ///< what stands before the next one

    QString text{};
    std::vector<QRectF> letters{}; ///< where each unit of `text` stands: points, origin top left
    End end = End::joined;
};

/// The page (from 0) of a Pages::failed() that answers a request of this kind: "render", "words", … Empty: it answers another.
[[nodiscard]] std::optional<int> failedPage(const base::Error& error, std::string_view request);

/// The pages of one PDF, drawn by Poppler in a process of its own: a hostile page never reaches this one.
/// Every call returns at once and touches neither a file nor a process; answers come as signals on the caller's thread, the page asked for
/// last before the others, then words, thumbnails, texts and searches. A worker that dies or outlives its limit is replaced, and only the
/// page that killed it is answered with failed(). A page asked for again before it was drawn is drawn once, as asked last; a new search
/// ends the one before. Opening reads the size of each page, no content; more than 20 000 pages and images above 40 million pixels are
/// refused, thumbnails above a million; of a page's words the first 100 000 letters are told.
class Pages : public QObject {
    Q_OBJECT
public:
    explicit Pages(QObject* parent = nullptr);
    /// With another time limit for each request than ten seconds.
    explicit Pages(std::chrono::milliseconds limit, QObject* parent = nullptr);
    ~Pages() override;

    void open(const std::filesystem::path& file);
    void close();
    void render(int page, double scale); ///< pixels per point
    void thumbnail(int page, double scale);
    void text(int page);
    void words(int page);
    void search(const QString& words);

    /// It is not looked at any more: what waits to be made of it is dropped.
    void skip(int page);
    void skipThumbnail(int page);
    void skipWords(int page);

Q_SIGNALS:
    void opened(const std::vector<sceau::render::PageSize>& pages);
    void rendered(int page, double scale, const QImage& image);
    void thumbnailDrawn(int page, double scale, const QImage& image);
    void textRead(int page, const QString& text);
    void wordsRead(int page, const std::vector<sceau::render::Word>& words); ///< in the order of reading
    void searched(const QString& words, const std::vector<sceau::render::Found>& found);
    /// Codes: renderFailed, pdfEncrypted, fileUnreadable, pageOutOfRange, programMissing; facts "request", "problem", "page" (from 1).
    void failed(const sceau::base::Error& error);

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace sceau::render
