#pragma once

#include "base/result.hpp"
#include "gui/notice.hpp"

class QPushButton;

namespace sceau::gui {

/// A failure as a person meets it: what happened, why, the one next step, its code, what support needs. Whom to call stands at the foot
/// of the page, so that what is to be done again stays in sight.
class ErrorBanner : public Notice {
    Q_OBJECT
public:
    explicit ErrorBanner(QWidget* parent = nullptr);
    void present(const base::Error& error);
    /// Where the next step is a choice of the page: nothing is lost, and this says so instead.
    void present(const base::Error& error, const QString& instead);

private:
    void present(Mood mood, const base::Error& error, const QString& next);

    QLabel* next_;
    QLabel* code_;
    QString forSupport_;
};

/// What support staff need of a failure: code, place, facts, version. No personal data: facts never hold any.
[[nodiscard]] QString forSupport(const base::Error& error);

} // namespace sceau::gui
