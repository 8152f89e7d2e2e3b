#pragma once

#include <QStyledItemDelegate>

namespace sceau::gui {

/// A cell with a mood is a chip, one that is quiet stands back. Nothing is made for a row.
class ChipDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int moodRole = Qt::UserRole + 16;  ///< int of Mood, or nothing
    static constexpr int quietRole = Qt::UserRole + 17; ///< bool

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sceau::gui
