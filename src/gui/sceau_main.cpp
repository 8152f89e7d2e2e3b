#include "base/secret.hpp"
#include "gui/window_program.hpp"

int main(int argc, char** argv)
{
    sceau::base::forbidCoreDumps();
    return sceau::gui::runWindow(argc, argv);
}
