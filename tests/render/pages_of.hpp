#pragma once

#include "render/pages.hpp"

#include <QTest>
#include <functional>
#include <gtest/gtest.h>
#include <map>

namespace sceau::test {

constexpr int patience = 30'000; // milliseconds, for a machine under load

/// What render::Pages has said so far.
class Listener {
public:
    explicit Listener(render::Pages& pages)
    {
        QObject::connect(&pages, &render::Pages::opened, [this](const auto& value) { sizes = value; });
        QObject::connect(&pages, &render::Pages::rendered, [this](int page, double scale, const QImage& value) {
            images[page] = value;
            scales.push_back(scale);
        });
        QObject::connect(&pages, &render::Pages::thumbnailDrawn,
                         [this](int page, double, const QImage& value) { thumbnails[page] = value; });
        QObject::connect(&pages, &render::Pages::wordsRead, [this](int page, const auto& value) { words[page] = value; });
        QObject::connect(&pages, &render::Pages::textRead, [this](int page, const QString& value) { texts[page] = value; });
        QObject::connect(&pages, &render::Pages::searched, [this](const QString& value, const auto& hits) { found[value] = hits; });
        QObject::connect(&pages, &render::Pages::failed, [this](const base::Error& error) { errors.push_back(error); });
    }

    std::vector<render::PageSize> sizes;
    std::map<int, QImage> images;
    std::vector<double> scales;
    std::map<int, QImage> thumbnails;
    std::map<int, std::vector<render::Word>> words;
    std::map<int, QString> texts;
    std::map<QString, std::vector<render::Found>> found;
    std::vector<base::Error> errors;
};

class PagesOf : public testing::Test {
protected:
    render::Pages pages;
    Listener heard{pages};

    void open(const std::filesystem::path& file)
    {
        pages.open(file);
        wait([this] { return !heard.sizes.empty() || !heard.errors.empty(); });
    }
    static void wait(const std::function<bool()>& done) { EXPECT_TRUE(QTest::qWaitFor(done, patience)); }

    base::Code onlyError()
    {
        EXPECT_EQ(heard.errors.size(), 1U);
        return heard.errors.empty() ? base::Code::internal : heard.errors.front().code;
    }
};

/// "Bonjour", "L'acte 123" on a wide page, "Fin".
[[nodiscard]] std::string threePages();

[[nodiscard]] bool hasInk(const QImage& image);

} // namespace sceau::test
