#include "token/driver_service.hpp"

#include <cstdlib>

/// sceau-driver MODULE: one PKCS#11 module for a program that does not want it in its own process.
int main(int argc, char** argv)
{
    if (argc != 2) return EXIT_FAILURE;
    sceau::token::serveDriver(argv[1]);
    return EXIT_SUCCESS;
}
