#pragma once

#include "base/secret.hpp"

#include <QLineEdit>

namespace sceau::gui {

/// Where a PIN is typed: no prediction, no copy, no context menu, no character told to a screen reader, and nothing left
/// behind once taken.
class SecretField : public QLineEdit {
    Q_OBJECT
public:
    explicit SecretField(QWidget* parent = nullptr);
    ~SecretField() override;
    [[nodiscard]] base::Secret look() const; ///< what is typed so far, to be judged
    [[nodiscard]] base::Secret take();
    void forget();

protected:
    bool event(QEvent* event) override;
};

} // namespace sceau::gui
