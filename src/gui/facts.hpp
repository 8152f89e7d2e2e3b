#pragma once

#include <QString>
#include <QWidget>
#include <vector>

namespace sceau::gui {

/// One line of a read-only table: what it is, what it says.
struct Fact {
    QString name, value;
    bool strong = false;
    friend bool operator==(const Fact&, const Fact&) = default;
};

/// Read-only values under their names; empty ones are left out.
class Facts : public QWidget {
    Q_OBJECT
public:
    explicit Facts(QWidget* parent = nullptr);
    void present(const std::vector<Fact>& facts);
    [[nodiscard]] QString valueOf(const QString& name) const;

private:
    std::vector<Fact> facts_;
};

} // namespace sceau::gui
