#pragma once

#include "base/clock.hpp"
#include "base/secret.hpp"
#include "workflow/key_care.hpp"

#include <QWidget>
#include <memory>
#include <set>

namespace Ui {
class CareForm;
}

class QLabel;

namespace sceau::gui {

class SecretField;

/// Asks for the PIN or the PUK and for the new PIN twice; says beforehand what a wrong code would do, and refuses a new PIN that cannot
/// or should not be set before any try is spent. Where codes are typed on the reader it has no field and says what the reader asks.
class CareForm : public QWidget {
    Q_OBJECT
public:
    explicit CareForm(QWidget* parent = nullptr);
    ~CareForm() override;

    void setClock(base::Clock clock) { clock_ = clock; }
    void present(const workflow::CareState& state);
    [[nodiscard]] bool ready() const; ///< something would be asked of the key
    /// The click, or Enter: leads to the first thing that is missing or wrong, else asks.
    void act();
    void start(); ///< empty, the focus where typing begins

    [[nodiscard]] bool lastTryAgreed() const;
    [[nodiscard]] base::Secret takePresent(); ///< empty for a pad; the field is wiped
    [[nodiscard]] base::Secret takeFresh();   ///< both fields are wiped
    void forget();

Q_SIGNALS:
    void edited();     ///< ready() may be another
    void asked();      ///< the owner takes the codes at once: a secret never travels in a signal
    void otherAsked(); ///< the PIN is forgotten, or locked: the PUK

private:
    struct Field;
    enum class Of { present, fresh, again };

    [[nodiscard]] std::vector<Field> fields() const;
    [[nodiscard]] QString problemOf(Of field) const;
    [[nodiscard]] QString weaknessInWords() const;
    [[nodiscard]] bool asksHere() const;
    void presentWords();
    void presentState();
    void presentProblems();
    void presentWay();
    void left(Of field);
    [[nodiscard]] bool filled() const;

    std::unique_ptr<Ui::CareForm> ui_;
    base::Clock clock_;
    workflow::CareState state_;
    std::set<Of> judged_; ///< left once, or sent: what is wrong with them is shown
};

} // namespace sceau::gui
