#include "dossier/layout/document.hpp"

#include <QGuiApplication>
#include <gtest/gtest.h>

int main(int count, char** arguments)
{
    sceau::dossier::layout::prepareProcess();
    const QGuiApplication application(count, arguments);
    testing::InitGoogleTest(&count, arguments);
    return RUN_ALL_TESTS();
}
