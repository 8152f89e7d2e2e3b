#pragma once

#include "workflow/renewal.hpp"

#include <QWidget>

namespace sceau::gui {

/// What a step puts at the foot of the window, beside "Précédent".
struct Foot {
    QString action{}; ///< the main action; empty: the step has none, or shows it itself
    bool enabled = false;
    QString note{}; ///< a quiet question before the paper way ("Vous préférez le papier ?")
    bool paper = false;
    QString promise{}; ///< a quiet sentence at the right ("Le code n’est ni enregistré ni transmis.")
};

/// One step of the renewal: shows a snapshot, says what its foot holds, and asks through signals. It never holds the renewal itself.
class StepPage : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual void present(const workflow::Snapshot& snapshot) = 0;
    [[nodiscard]] virtual Foot foot() const = 0;
    virtual void act() {}                                 ///< the main action of the foot
    [[nodiscard]] virtual bool goBack() { return false; } ///< true when "Précédent" was a matter of this page alone
    virtual void entered() {}                             ///< just became the current step: where the focus goes

Q_SIGNALS:
    void footChanged();
    void nextAsked();
    void paperAsked();
    void correctionAsked();

protected:
    /// Widens `column` to at most `width` pixels of the usual letter size, and room at both sides for a focus ring.
    static void limitWidth(QWidget& column, double width = 520);
};

} // namespace sceau::gui
