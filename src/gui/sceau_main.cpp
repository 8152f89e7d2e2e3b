#include "base/secret.hpp"
#include "gui/window_program.hpp"

#include <cstdlib>
#include <iostream>

int main(int argc, char** argv)
{
    sceau::base::forbidCoreDumps();
    const int exit = sceau::gui::runWindow(argc, argv);
    // A driver that never answered may still hold a thread: static destructors would take its code from under it.
    std::cout.flush();
    std::cerr.flush();
    std::_Exit(exit);
}
