#pragma once

#include <QStyledItemDelegate>

namespace sceau::gui {

/// A row of verified files: its verdict as a chip, everything else as quiet as it may be. Nothing is made for a row.
class VerdictDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sceau::gui
