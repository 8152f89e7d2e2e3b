#pragma once

#include "workflow/renewal.hpp"

#include <QWidget>
#include <memory>

namespace Ui {
class EmptyKey;
}

namespace sceau::gui {

/// Instead of a key: why there is none to show, and the remedy. Service stopped, no reader, reader without key, key without driver
/// are four different texts.
class EmptyKey : public QWidget {
    Q_OBJECT
public:
    explicit EmptyKey(QWidget* parent = nullptr);
    ~EmptyKey() override;

    /// False, and nothing shown, when this snapshot has a key (or several) to show.
    bool present(const workflow::Snapshot& snapshot);

Q_SIGNALS:
    void refreshAsked();

private:
    std::unique_ptr<Ui::EmptyKey> ui_;
};

} // namespace sceau::gui
