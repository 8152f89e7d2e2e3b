#pragma once

#include <string>

/// What the watching library keeps in mind (watch.cpp says what it is for).
namespace watch {

/// An open file: written down by its path if it is one of a disk, by its kind if it leads to another computer.
struct File {
    int number;
};

void begins(); ///< the first picture is on the screen
void rests();  ///< the window's thread waits for events
void works();  ///< an event has come

void note(const char* call, const char* path);
void note(const char* call, File file);

} // namespace watch
