#pragma once

#include <QWidget>
#include <string>
#include <vector>

namespace sceau::gui {

/// The stages of a long work as they come: passed ones ticked, the present one in bold.
class StageList : public QWidget {
    Q_OBJECT
public:
    explicit StageList(QWidget* parent = nullptr);
    void reach(const std::string& stage); ///< a key of resources/text.json
    void restart();

private:
    void redraw();

    std::vector<std::string> stages_;
};

} // namespace sceau::gui
