#include "base/secret.hpp"
#include "gui/window_program.hpp"

#include <cstdlib>
#include <iostream>

int main(int argc, char** argv)
{
    sceau::base::forbidCoreDumps();
    const int exit = sceau::gui::runWindow(argc, argv);
    // Work that was left to itself may still hold a thread: static destructors would take from it what it uses.
    std::cout.flush();
    std::cerr.flush();
    std::_Exit(exit);
}
