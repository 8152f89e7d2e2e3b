#include "base/secret.hpp"
#include "gui/window_program.hpp"

#include <cstdlib>
#include <iostream>
#include <unistd.h>
#include <vector>

int main(int argc, char** argv)
{
    sceau::base::forbidCoreDumps();
    std::vector<char*> words(argv, argv + argc); // Qt takes its own away from argv
    words.push_back(nullptr);
    const int exit = sceau::gui::runWindow(argc, argv);
    // Work that was left to itself may still hold a thread: static destructors would take from it what it uses.
    std::cout.flush();
    std::cerr.flush();
    if (exit == sceau::gui::startAnew) ::execvp(words.front(), words.data());
    std::_Exit(exit);
}
