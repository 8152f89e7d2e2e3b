#pragma once

#include "token/diagnosis.hpp"

#include <QWidget>

class QVBoxLayout;

namespace sceau::gui {

/// Every driver with each step it got through, the first failure with its remedy, and what it is used for.
class DriverList : public QWidget {
    Q_OBJECT
public:
    explicit DriverList(QWidget* parent = nullptr);
    /// `choosable`: another driver may be chosen for the keys in readers.
    void present(const token::Diagnoses& found, bool choosable);

Q_SIGNALS:
    void chosen(const QString& module);

private:
    void rebuild();
    void add(const token::DriverDiagnosis& driver);
    void addHead(QVBoxLayout& block, const token::DriverDiagnosis& driver);
    void addSteps(QVBoxLayout& block, const token::DriverDiagnosis& driver) const;
    void addChoice(QVBoxLayout& block, const token::DriverDiagnosis& driver);

    token::Diagnoses found_;
    bool choosable_ = true;
    int columns_ = 4; ///< of steps
};

/// The driver that reads this card in a search for keys: the remembered one, else the first. Null: none reads it.
[[nodiscard]] const token::DriverDiagnosis* driverOf(const token::Reader& card, const token::Diagnoses& found);

} // namespace sceau::gui
