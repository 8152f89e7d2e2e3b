// A window with nothing in it, of the size of Sceau's: what Qt alone takes to show one.
#include <QApplication>
#include <QWidget>

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QWidget window;
    window.resize(1200, 760);
    window.show();
    return QApplication::exec();
}
