#pragma once

#include "gui/text_selection.hpp"

#include <QCache>
#include <QObject>
#include <QSet>
#include <optional>

namespace sceau::gui {

/// The texts of a document's pages, asked for where a person looks; a bounded number is kept. What is to be copied is gathered page by
/// page, whether it was looked at or not.
class DocumentText : public QObject {
    Q_OBJECT
public:
    /// `pages` outlives it.
    explicit DocumentText(render::Pages& pages, QObject* parent = nullptr);

    void forget(); ///< another document
    void look(int page);
    void leave(int page); ///< it is not looked at any more: what was asked of it is not needed
    /// Null until it arrived.
    [[nodiscard]] const PageText* of(int page) const { return known_.object(page); }

    void gather(TextRange range); ///< instead of what is being gathered

Q_SIGNALS:
    void arrived(int page);
    void gathered(const QString& text); ///< at most ten million letters

private:
    /// What is gathered so far, and the page that is waited for.
    struct Gathering {
        TextRange range;
        int page = 0;
        QString text;
    };
    void take(int page, const std::vector<render::Word>& words);
    void miss(const base::Error& error);
    void gatherOn();
    void add(const PageText& text);

    render::Pages& pages_;
    QCache<int, PageText> known_; ///< cost in letters
    QSet<int> asked_;
    std::optional<Gathering> gathering_;
};

} // namespace sceau::gui
