// What a reader waits for in a long and in a large PDF: the first page, a page jumped to, and how long the thread of the window stays away
// from its events meanwhile. Offscreen: `QT_QPA_PLATFORM=offscreen sceau_reading_bench`; part of `ninja bench_window`.
#include "gui/pdf_panel.hpp"
#include "gui/pdf_view.hpp"
#include "gui/theme.hpp"

#include <QApplication>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <thread>

namespace {

using namespace sceau;

constexpr int manyPages = 2'000;

/// A PDF of pages with sixty lines of text each, and on each an image of so many bytes that do not compress.
class LongPdf {
public:
    LongPdf(const std::filesystem::path& file, int pages, int imageSide) : out_(file, std::ios::binary)
    {
        put("%PDF-1.7\n");
        std::string kids;
        for (int page = 0; page < pages; ++page)
            kids += std::to_string(4 + 3 * page) + " 0 R ";
        object("<</Type/Catalog/Pages 2 0 R>>");
        object("<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages) + "/MediaBox[0 0 595 842]>>");
        object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
        for (int page = 0; page < pages; ++page)
            addPage(page, imageSide);
        end();
    }

private:
    void put(const std::string& text)
    {
        out_ << text;
        position_ += text.size();
    }

    void object(const std::string& body)
    {
        offsets_.push_back(position_);
        put(std::to_string(offsets_.size()) + " 0 obj\n" + body + "\nendobj\n");
    }

    void stream(const std::string& entries, const std::string& data)
    {
        object("<<" + entries + "/Length " + std::to_string(data.size()) + ">>\nstream\n" + data + "\nendstream");
    }

    void addPage(int page, int imageSide)
    {
        const auto number = offsets_.size() + 1;
        object("<</Type/Page/Parent 2 0 R/Contents " + std::to_string(number + 1) + " 0 R/Resources<</Font<</F 3 0 R>>/XObject<</I "
               + std::to_string(number + 2) + " 0 R>>>>>>");
        constexpr int lines = 60;
        std::string content = "q 100 0 0 100 450 700 cm /I Do Q BT /F 9 Tf 60 790 Td 12 TL ";
        for (int line = 0; line < lines; ++line)
            content +=
                "(TEST page " + std::to_string(page + 1) + ", line " + std::to_string(line) + ": what a contract says at length.) Tj T* ";
        stream("", content + "ET");
        const auto side = std::to_string(imageSide);
        std::string noise(static_cast<std::size_t>(imageSide) * static_cast<std::size_t>(imageSide), '\0');
        std::generate(noise.begin(), noise.end(), [this] { return static_cast<char>(random_.generate()); });
        stream("/Type/XObject/Subtype/Image/Width " + side + "/Height " + side + "/BitsPerComponent 8/ColorSpace/DeviceGray", noise);
    }

    void end()
    {
        const auto start = position_;
        const auto size = std::to_string(offsets_.size() + 1);
        put("xref\n0 " + size + "\n0000000000 65535 f \n");
        for (const auto offset : offsets_) {
            auto digits = std::to_string(offset);
            put(digits.insert(0, 10 - digits.size(), '0') + " 00000 n \n");
        }
        put("trailer\n<</Size " + size + "/Root 1 0 R>>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n");
    }

    std::ofstream out_;
    std::uint64_t position_ = 0;
    std::vector<std::uint64_t> offsets_;
    QRandomGenerator random_{20261122};
};

/// Runs the window's events until something is there, and notes how long they took at a stretch, at most.
class Events {
public:
    /// In milliseconds.
    double await(const std::function<bool()>& done)
    {
        const auto begin = Clock::now();
        while (!done()) {
            const auto before = Clock::now();
            QCoreApplication::processEvents();
            longest_ = std::max(longest_, Milliseconds(Clock::now() - before).count());
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
        return Milliseconds(Clock::now() - begin).count();
    }
    double takeLongest() { return std::exchange(longest_, 0); }

private:
    using Clock = std::chrono::steady_clock;
    using Milliseconds = std::chrono::duration<double, std::milli>;
    double longest_ = 0;
};

void scrollThrough(QScrollBar& bar, Events& events)
{
    constexpr int steps = 600, frame = 16;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, [&] { bar.setValue(bar.value() + bar.maximum() / steps + 1); });
    timer.start(frame);
    events.await([&] { return bar.value() == bar.maximum(); });
}

double medianJump(gui::PdfView& view, Events& events)
{
    constexpr std::size_t jumps = 21;
    std::vector<double> times;
    QRandomGenerator random(7);
    while (times.size() < jumps) {
        view.goToPage(random.bounded(view.pageCount()));
        times.push_back(events.await([&] { return view.sharp(); }));
    }
    std::sort(times.begin(), times.end());
    return times[jumps / 2];
}

void bench(const char* name, const std::filesystem::path& file, Events& events)
{
    gui::PdfPanel panel;
    panel.resize(1'100, 800);
    panel.show();
    auto& view = panel.view();
    QCoreApplication::processEvents();

    panel.open(file);
    const double first = events.await([&] { return view.sharp(); });
    const double opening = events.takeLongest();
    scrollThrough(*view.verticalScrollBar(), events);
    events.await([&] { return view.sharp(); });
    const double scrolling = events.takeLongest();
    const double jump = medianJump(view, events);
    const double jumping = events.takeLongest();
    bool copied = false;
    QObject::connect(&view, &gui::PdfView::copied, [&copied] { copied = true; });
    view.selectAll();
    view.copy();
    const double copying = events.await([&] { return copied; });
    std::printf(
        "%s: first page after %.0f ms, median jump %.0f ms, all text copied in %.0f ms\n"
        "  longest stall: opening %.1f ms, scrolling through in ten seconds %.1f ms, jumping %.1f ms, copying %.1f ms (goal: 50 ms)\n"
        "  images kept: %d MiB\n",
        name, first, jump, copying, opening, scrolling, jumping, events.takeLongest(), view.keptKiB() / 1024);
}

} // namespace

int main(int count, char** arguments)
{
    QApplication application(count, arguments);
    gui::applyTheme(application);
    gui::usePalette(gui::lightPalette());
    const QTemporaryDir folder;
    const auto file = [&](const char* name) { return std::filesystem::path(folder.filePath(QLatin1String(name)).toStdString()); };
    constexpr int small = 8, large = 320; // pixels: the second makes two hundred megabytes of two thousand pages
    LongPdf(file("long.pdf"), manyPages, small);
    LongPdf(file("large.pdf"), manyPages, large);
    Events events;
    bench("2 000 pages", file("long.pdf"), events);
    bench("2 000 pages, 200 MB", file("large.pdf"), events);
    return 0;
}
