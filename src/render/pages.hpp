#pragma once

#include "base/result.hpp"

#include <QImage>
#include <QObject>
#include <QRectF>
#include <QString>
#include <filesystem>
#include <memory>
#include <vector>

namespace sceau::render {

struct PageSize {
    double width = 0, height = 0; ///< points
};

struct Found {
    int page = 0;
    QRectF where; ///< points, origin top left
};

/// The pages of one PDF, drawn by Poppler in a process of its own: a hostile page never reaches this one.
/// Every call returns at once; answers come as signals on the caller's thread. A worker that dies or outlives its limit is replaced,
/// and the page that killed it is answered with failed().
class Pages : public QObject {
    Q_OBJECT
public:
    explicit Pages(QObject* parent = nullptr);
    ~Pages() override;

    void open(const std::filesystem::path& file);
    void close();
    void render(int page, double scale); ///< pixels per point
    void text(int page);
    void search(const QString& words);

Q_SIGNALS:
    void opened(const std::vector<sceau::render::PageSize>& pages);
    void rendered(int page, double scale, const QImage& image);
    void textRead(int page, const QString& text);
    void searched(const QString& words, const std::vector<sceau::render::Found>& found);
    void failed(const sceau::base::Error& error);

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace sceau::render
