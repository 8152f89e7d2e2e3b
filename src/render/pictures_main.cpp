#include "base/message.hpp"
#include "base/secret.hpp"
#include "render/pages.hpp"
#include "review/picture_maker.hpp"

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

/// The file, or a copy of its first bytes where more follows them.
class SignedRevision {
public:
    explicit SignedRevision(const review::PictureRequest& request) : path_(request.file)
    {
        QFile file(QString::fromStdString(request.file.string()));
        const auto end = static_cast<qint64>(request.end);
        if (!file.open(QIODevice::ReadOnly) || end >= file.size() || end > longestCopy) return;
        if (!copy_.open()) return;
        for (qint64 left = end; left > 0;) {
            const auto piece = file.read(std::min<qint64>(left, 1 << 20));
            if (piece.isEmpty() || copy_.write(piece) != piece.size()) return;
            left -= piece.size();
        }
        copy_.flush();
        path_ = copy_.fileName().toStdString();
    }

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
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

/// Draws the pages of one request, one after the other.
class Drawing {
public:
    explicit Drawing(const review::PictureRequest& request) : request_(request), revision_(request), pictures_(request.pages.size())
    {
        QObject::connect(&pages_, &render::Pages::opened, &loop_, [this](const auto& sizes) {
            sizes_ = sizes;
            next();
        });
        QObject::connect(&pages_, &render::Pages::rendered, &loop_, [this](int, double, const QImage& image) {
            pictures_[done_++] = pngOf(image);
            next();
        });
        QObject::connect(&pages_, &render::Pages::failed, &loop_, [this] {
            ++done_;
            next();
        });
    }

    review::PictureAnswer draw()
    {
        pages_.open(revision_.path());
        loop_.exec();
        return std::move(pictures_);
    }

private:
    void next()
    {
        if (sizes_.empty() || done_ >= request_.pages.size()) return loop_.quit();
        const auto page = request_.pages[done_];
        if (page < 1 || page > sizes_.size()) {
            ++done_;
            return next();
        }
        const auto width = std::max(1.0, sizes_[page - 1].width);
        pages_.render(static_cast<int>(page) - 1, review::pictureWidth / width);
    }

    const review::PictureRequest& request_;
    SignedRevision revision_;
    QEventLoop loop_;
    render::Pages pages_;
    std::vector<render::PageSize> sizes_;
    review::PictureAnswer pictures_;
    std::size_t done_ = 0;
};

} // namespace

/// sceau-pictures: small pictures of signed pages for the HTML report of a command that itself loads no Qt; see review/picture_maker.hpp.
/// Poppler runs in sceau-render, as for the window.
int main(int count, char** arguments)
{
    base::forbidCoreDumps();
    const QCoreApplication application(count, arguments);
    while (const auto message = base::receiveMessage(STDIN_FILENO, review::messageLimit)) {
        const auto request = review::decodePictureRequest(*message);
        if (!request) return 1;
        base::sendMessage(STDIN_FILENO, review::encode(Drawing(*request).draw()));
    }
    return 0;
}
