#pragma once

#include "workflow/verification.hpp"

#include <QWidget>

namespace sceau::gui {

/// How many files have which verdict, as lengths of a thin bar that fills while they are judged. The numbers stand beside it in words.
class VerdictBar : public QWidget {
    Q_OBJECT
public:
    explicit VerdictBar(QWidget* parent = nullptr);
    void present(const workflow::VerificationState& state);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::map<review::Verdict, std::size_t> counts_;
    std::size_t total_ = 0;
};

} // namespace sceau::gui
