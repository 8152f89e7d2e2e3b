#include "shared_demo.hpp"

#include <QCoreApplication>
#include <gtest/gtest.h>

/// Answers of working threads come through an event loop.
int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && std::string_view{argv[1]} == "--make-demo") return sceau::workflow::test::makeSharedDemo(argv[2]);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
