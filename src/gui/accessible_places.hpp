#pragma once

namespace sceau::gui {

/// Gives screen readers the roles that Qt's widgets do not say by themselves: the window is one, its side bar a list of tabs, each place a
/// tab. A second call changes nothing.
void nameRolesForReaders();

} // namespace sceau::gui
