#pragma once

#include "base/secret.hpp"
#include "token/types.hpp"

#include <QWidget>
#include <memory>

namespace Ui {
class PinForm;
}

namespace sceau::gui {

/// Asks for a PIN once: its state in words first, the field, and for the last try an explicit agreement.
/// A reader with a pad is named instead of the field; a locked key has neither.
class PinForm : public QWidget {
    Q_OBJECT
public:
    explicit PinForm(QWidget* parent = nullptr);
    ~PinForm() override;

    /// `explained`: a failure that is shown beside it says already that a code was wrong.
    void present(const token::PinState& state, bool explained = false);
    [[nodiscard]] bool ready() const;
    [[nodiscard]] bool locked() const;
    [[nodiscard]] bool lastTryAgreed() const;
    [[nodiscard]] base::Secret take(); ///< empty for a pad; the field is wiped
    void forget();

Q_SIGNALS:
    void edited();

private:
    void presentState();

    std::unique_ptr<Ui::PinForm> ui_;
    token::PinState state_;
    bool explained_ = false;
};

/// "Aucune erreur", "Au moins une erreur", … in words.
[[nodiscard]] QString inWords(token::TryLevel level);

} // namespace sceau::gui
