#include "base/message.hpp"
#include "base/secret.hpp"
#include "render/pages.hpp"
#include "review/page_request.hpp"
#include "review/verifier.hpp"

#include <QBuffer>
#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryFile>
#include <algorithm>
#include <unistd.h>

namespace {

using namespace sceau;

constexpr qint64 longestCopy = 256LL * 1024 * 1024; ///< of a revision that is not the file's last
constexpr std::chrono::seconds longestPage{5};      ///< one that takes longer costs itself, and the others are drawn

/// The file, or a copy of its first bytes and what is added to them.
class SignedRevision {
public:
    explicit SignedRevision(const review::PageRequest& request) : path_(request.file)
    {
        QFile file(QString::fromStdString(request.file.string()));
        const auto end = static_cast<qint64>(request.end);
        if (!file.open(QIODevice::ReadOnly) || end > file.size()) return;
        if (end == file.size() && request.update.empty()) return;
        path_.clear();
        if (end <= longestCopy && copy_.open() && copy(file, end) && add(request.update)) path_ = copy_.fileName().toStdString();
    }

    /// Empty: there is no room for the copy.
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    bool copy(QFile& file, qint64 size)
    {
        while (size > 0) {
            const auto piece = file.read(std::min<qint64>(size, 1 << 20));
            if (piece.isEmpty() || copy_.write(piece) != piece.size()) return false;
            size -= piece.size();
        }
        return true;
    }

    bool add(const base::Bytes& update)
    {
        const auto size = static_cast<qint64>(update.size());
        return copy_.write(reinterpret_cast<const char*>(update.data()), size) == size && copy_.flush();
    }

    QTemporaryFile copy_;
    std::filesystem::path path_;
};

base::Bytes pngOf(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    const auto small = image.convertToFormat(QImage::Format_RGB888).convertToFormat(QImage::Format_Indexed8, Qt::ThresholdDither);
    if (!buffer.open(QIODevice::WriteOnly) || !small.save(&buffer, "PNG")) return {};
    return {bytes.begin(), bytes.end()};
}

/// Reads and draws the pages of one request, one after the other.
class Reading {
public:
    explicit Reading(const review::PageRequest& request) : request_(request), revision_(request)
    {
        answer_.wholeText = request.text;
        answer_.pictures.resize(request.pages.size());
        QObject::connect(&pages_, &render::Pages::opened, &loop_, [this](const auto& sizes) {
            sizes_ = sizes;
            if (sizes.size() > review::mostTextPages) answer_.wholeText = false;
            next();
        });
        QObject::connect(&pages_, &render::Pages::textRead, &loop_, [this](int, const QString& text) { keep(text); });
        QObject::connect(&pages_, &render::Pages::rendered, &loop_, [this](int, double, const QImage& image) {
            answer_.pictures[drawn_++] = pngOf(image);
            next();
        });
        QObject::connect(&pages_, &render::Pages::failed, &loop_, [this] { skip(); });
    }

    review::PageAnswer answer()
    {
        if (revision_.path().empty()) return {};
        pages_.open(revision_.path());
        loop_.exec();
        if (!answer_.wholeText) answer_.text.clear();
        return std::move(answer_);
    }

private:
    [[nodiscard]] bool reads() const { return answer_.wholeText && read_ < sizes_.size(); }

    void keep(const QString& text)
    {
        ++read_;
        answer_.text += text.toStdString() + '\n';
        if (answer_.text.size() > review::longestText) answer_.wholeText = false;
        next();
    }

    void skip()
    {
        if (reads() || sizes_.empty())
            answer_.wholeText = false;
        else
            ++drawn_;
        next();
    }

    void next()
    {
        if (sizes_.empty()) return loop_.quit();
        if (reads()) return pages_.text(static_cast<int>(read_));
        while (drawn_ < request_.pages.size() && !isThere(request_.pages[drawn_]))
            ++drawn_;
        if (drawn_ >= request_.pages.size()) return loop_.quit();
        const auto page = request_.pages[drawn_];
        const auto width = std::max(1.0, sizes_[page - 1].width);
        pages_.render(static_cast<int>(page) - 1, review::pictureWidth / width);
    }

    [[nodiscard]] bool isThere(std::uint64_t page) const { return page >= 1 && page <= sizes_.size(); }

    const review::PageRequest& request_;
    SignedRevision revision_;
    QEventLoop loop_;
    render::Pages pages_{longestPage};
    std::vector<render::PageSize> sizes_;
    review::PageAnswer answer_;
    std::size_t read_ = 0, drawn_ = 0;
};

} // namespace

/// sceau-pictures: text and small pictures of signed pages for a command that itself loads no Qt; see review/page_request.hpp.
/// Poppler runs in sceau-render, as for the window.
int main(int count, char** arguments)
{
    base::forbidCoreDumps();
    const QCoreApplication application(count, arguments);
    while (const auto message = base::receiveMessage(STDIN_FILENO, review::messageLimit)) {
        const auto request = review::decodePageRequest(*message);
        if (!request) return 1;
        base::sendMessage(STDIN_FILENO, review::encode(Reading(*request).answer()));
    }
    return 0;
}
