#pragma once

#include "render/pages.hpp"

#include <QPainter>
#include <QPointer>
#include <QThread>
#include <filesystem>
#include <memory>

class QPrinter;
class QProgressDialog;
class QWidget;

namespace sceau::gui {

/// Paints on a printer, on a thread that may wait: its driver compresses every page and writes it to a file.
class Press : public QObject {
    Q_OBJECT
public:
    explicit Press(std::shared_ptr<QPrinter> printer);
    ~Press() override;

    void begin();
    void print(const QImage& image);
    void end();
    void abort();

Q_SIGNALS:
    void ready(bool begun); ///< for a page; or nothing can be printed there

private:
    std::shared_ptr<QPrinter> printer_; ///< shared with the dialog, which goes in its own time
    QPainter painter_;
    bool first_ = true;
};

/// One document on its way to a printer: a page is rendered, painted, and the next asked for. It is a child of `window` and deletes itself;
/// a dialog shows how far it is and can end it.
class PrintJob : public QObject {
    Q_OBJECT
public:
    PrintJob(std::shared_ptr<QPrinter> printer, const std::filesystem::path& file, QWidget& window);
    ~PrintJob() override;

    void cancel();

private:
    void opened(int count);
    void next(bool begun);
    void tell();
    void leave(void (Press::*last)());

    render::Pages pages_;
    QThread thread_;
    Press* press_;
    QPointer<QProgressDialog> progress_;
    int first_ = 0, last_ = 0; ///< pages that were chosen
    int page_ = 0;             ///< the next
    bool leaving_ = false;
};

} // namespace sceau::gui
