#include "gui/first_window.hpp"

#include "base/message.hpp"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

namespace {

using namespace sceau;
using namespace std::chrono_literals;
using gui::FirstWindow;
using gui::LocalSocket;
using gui::Place;
using gui::Request;

class AMeeting : public testing::Test {
protected:
    /// What handOver() answers to another program while this one's window lives.
    bool handed(const Request& request)
    {
        bool answer = false, ended = false;
        std::thread other([&] {
            answer = gui::handOver(place, request);
            QMetaObject::invokeMethod(
                qApp, [&ended] { ended = true; }, Qt::QueuedConnection);
        });
        while (!ended)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        other.join();
        return answer;
    }
    [[nodiscard]] LocalSocket stranger() const
    {
        auto socket = LocalSocket::connectedTo(place.socket(), place.patience);
        EXPECT_TRUE(socket);
        return std::move(*socket);
    }
    /// What somebody reads who has said this: nothing when they were cut off.
    static ssize_t answerTo(const LocalSocket& socket)
    {
        char answer = 0;
        ssize_t got = -1;
        while ((got = ::recv(socket.get(), &answer, 1, MSG_DONTWAIT)) < 0 && errno == EAGAIN)
            QCoreApplication::processEvents();
        return got;
    }
    static void settle()
    {
        constexpr int rounds = 4;
        for (int i = 0; i < rounds; ++i)
            QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    static void say(const LocalSocket& socket, const std::string& bytes) { ::send(socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL); }

    QTemporaryDir folder;
    gui::MeetingPlace place{folder.path().toStdString(), "TEST", 20s};
};

} // namespace

TEST_F(AMeeting, HasOneFirstWindow)
{
    const auto first = FirstWindow::become(place);

    EXPECT_TRUE(first);
    EXPECT_FALSE(FirstWindow::become(place));
}

TEST_F(AMeeting, HandsTheFirstWindowWhatTheSecondWasAsked)
{
    const auto first = FirstWindow::become(place);
    std::vector<Request> asked;
    QObject::connect(first.get(), &FirstWindow::asked, [&](const Request& request) { asked.push_back(request); });
    const Request request{Place::renewal, "/home/TEST/acte.pdf", "TEST"};

    EXPECT_TRUE(handed(request));

    EXPECT_EQ(asked, std::vector<Request>{request});
}

TEST_F(AMeeting, StartsAnewWhereTheFirstHasLeft)
{
    FirstWindow::become(place).reset();

    EXPECT_FALSE(gui::handOver(place, {}));
    EXPECT_TRUE(FirstWindow::become(place));
}

TEST_F(AMeeting, SweepsAwayTheSocketOfACrash)
{
    static_cast<void>(LocalSocket::listeningAt(place.socket())); // closed, and its name left behind
    ASSERT_TRUE(std::filesystem::exists(std::filesystem::symlink_status(place.socket())));

    const auto first = FirstWindow::become(place);

    ASSERT_TRUE(first);
    EXPECT_TRUE(handed({}));
}

TEST_F(AMeeting, WaitsNoLongerThanItsPatienceForAWindowThatDoesNotAnswer)
{
    const auto first = FirstWindow::become(place); // whose events nobody handles
    auto hurried = place;
    hurried.patience = 50ms;

    EXPECT_FALSE(gui::handOver(hurried, {}));
}

TEST_F(AMeeting, DoesNothingForOneWhoHasLeftWithoutAnAnswer)
{
    const auto first = FirstWindow::become(place);
    QSignalSpy asked(first.get(), &FirstWindow::asked);
    {
        const auto other = stranger();
        base::sendMessage(other.get(), gui::toBytes({}));
    }

    EXPECT_TRUE(handed({{}, "/later.pdf", {}})); // so the earlier one was met

    EXPECT_EQ(asked.size(), 1);
}

TEST_F(AMeeting, CutsOffWhoSpeaksAnotherLanguage)
{
    const auto first = FirstWindow::become(place);
    QSignalSpy asked(first.get(), &FirstWindow::asked);
    for (const auto& words :
         {std::string("GET / HTTP/1.1\r\n\r\n"), std::string("\xff\xff\xff\xff", 4), std::string(5, '\0'), std::string("\0\0\0\3abc", 7)}) {
        const auto other = stranger();
        say(other, words);
        EXPECT_LE(answerTo(other), 0);
    }

    EXPECT_EQ(asked.size(), 0);
    EXPECT_TRUE(handed({}));
}

TEST_F(AMeeting, CutsOffWhoSaysNothing)
{
    place.patience = 50ms;
    const auto first = FirstWindow::become(place);

    EXPECT_EQ(answerTo(stranger()), 0);
}

TEST_F(AMeeting, ListensToFewAtOnceAndToOthersAfterwards)
{
    constexpr int few = 8;
    const auto first = FirstWindow::become(place);
    {
        std::vector<LocalSocket> silent;
        for (int i = 0; i < few; ++i)
            silent.push_back(stranger());
        EXPECT_FALSE(handed({}));
    }
    settle();

    EXPECT_TRUE(handed({}));
}

TEST_F(AMeeting, NeedsAPlace)
{
    EXPECT_FALSE(FirstWindow::become({}));
    EXPECT_FALSE(gui::handOver({}, {}));

    place.name = std::string(120, 'a'); // no socket has such a long name
    EXPECT_FALSE(FirstWindow::become(place));
}

TEST(MeetingPlace, IsAFolderOfThisAccountAlone)
{
    const QTemporaryDir runtime;
    qputenv("XDG_RUNTIME_DIR", runtime.path().toLocal8Bit());

    const auto place = gui::meetingPlace("window");

    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(place.folder).permissions(), perms::owner_all);
    EXPECT_TRUE(FirstWindow::become(place));
    std::filesystem::permissions(place.folder, perms::all);
    EXPECT_TRUE(gui::meetingPlace("window").folder.empty()) << "a folder that others may use";
    qunsetenv("XDG_RUNTIME_DIR");
}

TEST(MeetingPlace, IsAnotherOneOnAnotherScreen)
{
    const QTemporaryDir runtime;
    qputenv("XDG_RUNTIME_DIR", runtime.path().toLocal8Bit());
    const auto before = qgetenv("DISPLAY");

    qputenv("DISPLAY", ":7");
    const auto one = gui::meetingPlace("window").socket();
    qputenv("DISPLAY", ":8");
    const auto other = gui::meetingPlace("window").socket();

    EXPECT_NE(one, other);
    before.isNull() ? qunsetenv("DISPLAY") : qputenv("DISPLAY", before);
    qunsetenv("XDG_RUNTIME_DIR");
}
