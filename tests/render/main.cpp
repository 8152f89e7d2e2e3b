#include <QCoreApplication>
#include <gtest/gtest.h>

int main(int count, char** arguments)
{
    const QCoreApplication application(count, arguments); // signals need its loop
    testing::InitGoogleTest(&count, arguments);
    return RUN_ALL_TESTS();
}
