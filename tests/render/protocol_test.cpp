#include "render/protocol.hpp"

#include <QDataStream>
#include <QIODevice>
#include <QtEndian>
#include <gtest/gtest.h>
#include <limits>

using namespace sceau::render;

namespace {

QByteArray bodyOf(const QByteArray& frame)
{
    Frames frames(longestAnswer);
    frames.add(frame);
    return frames.next().value();
}

Answer drawn()
{
    QImage image(3, 2, QImage::Format_RGB32);
    image.fill(qRgb(31, 61, 138));
    return {.kind = Kind::render, .id = 7, .image = image};
}

Answer hit(double x)
{
    return {.kind = Kind::search, .id = 9, .found = {{.page = 1, .where = QRectF(x, 2, 3, 4)}}};
}

Answer word(const QString& text, std::size_t letters)
{
    return {.kind = Kind::words, .id = 5, .words = {{.text = text, .letters = std::vector<QRectF>(letters, QRectF(1, 2, 3, 4))}}};
}

/// The body of an answer to Kind::render that says its image is as large as that.
QByteArray imageBody(qint32 width, qint32 height)
{
    QByteArray body;
    QDataStream out(&body, QIODevice::WriteOnly);
    out << quint8{2} << quint32{7} << quint8{0} << width << height;
    return body;
}

} // namespace

TEST(RenderProtocol, CarriesARequest)
{
    const Request request{
        .kind = Kind::search, .id = 3, .page = 4, .count = 5, .scale = 1.5, .path = "/tmp/\xE9.pdf", .words = QStringLiteral("l’Échelle")};

    const auto read = readRequest(bodyOf(frameOf(request)));

    ASSERT_TRUE(read);
    EXPECT_EQ(read->kind, request.kind);
    EXPECT_EQ(read->id, request.id);
    EXPECT_EQ(read->page, request.page);
    EXPECT_EQ(read->count, request.count);
    EXPECT_EQ(read->scale, request.scale);
    EXPECT_EQ(read->path, request.path);
    EXPECT_EQ(read->words, request.words);
}

TEST(RenderProtocol, CarriesEachAnswer)
{
    const auto image = readAnswer(bodyOf(frameOf(drawn())));
    const auto opened = readAnswer(bodyOf(frameOf(Answer{.kind = Kind::open, .id = 1, .sizes = {{595, 842}, {842, 595}}})));
    const auto text = readAnswer(bodyOf(frameOf(Answer{.kind = Kind::text, .id = 2, .text = QStringLiteral("Œuvre")})));
    const auto found = readAnswer(bodyOf(frameOf(hit(1))));
    const auto refused = readAnswer(bodyOf(frameOf(Answer{.kind = Kind::open, .id = 1, .outcome = Outcome::encrypted})));

    ASSERT_TRUE(image && opened && text && found && refused);
    EXPECT_EQ(image->image, drawn().image);
    EXPECT_EQ(opened->sizes[1].width, 842);
    EXPECT_EQ(text->text, QStringLiteral("Œuvre"));
    EXPECT_EQ(found->found[0].where, QRectF(1, 2, 3, 4));
    EXPECT_EQ(refused->outcome, Outcome::encrypted);
}

TEST(RenderProtocol, CarriesWordsWithTheirLetters)
{
    auto told = word(QStringLiteral("Œuvre"), 5);
    told.words.front().end = Word::End::line;

    const auto read = readAnswer(bodyOf(frameOf(told)));

    ASSERT_TRUE(read && read->words.size() == 1);
    EXPECT_EQ(read->words[0].text, QStringLiteral("Œuvre"));
    EXPECT_EQ(read->words[0].letters, told.words[0].letters);
    EXPECT_EQ(read->words[0].end, Word::End::line);
}

TEST(RenderProtocol, RefusesWordsWhoseLettersAreNotTheirs)
{
    auto lost = word(QStringLiteral("abc"), 3);
    lost.words[0].letters[1] = QRectF(0, std::numeric_limits<double>::quiet_NaN(), 1, 1);
    auto end = bodyOf(frameOf(word(QStringLiteral("a"), 1)));
    end[end.size() - 33] = 3; // before one rectangle of four doubles

    EXPECT_FALSE(readAnswer(bodyOf(frameOf(word(QStringLiteral("abc"), 2)))));
    EXPECT_FALSE(readAnswer(bodyOf(frameOf(word(QStringLiteral("abc"), 4)))));
    EXPECT_FALSE(readAnswer(bodyOf(frameOf(word({}, 0)))));
    EXPECT_FALSE(readAnswer(bodyOf(frameOf(lost))));
    EXPECT_FALSE(readAnswer(end));
}

TEST(RenderProtocol, RefusesMoreLettersThanAPageMayHave)
{
    const auto half = mostLetters / 2;
    auto told = word(QString(half, u'a'), half);
    told.words.push_back(told.words.front());
    const auto most = readAnswer(bodyOf(frameOf(told)));
    told.words.push_back(word(QStringLiteral("a"), 1).words.front());

    EXPECT_TRUE(most);
    EXPECT_FALSE(readAnswer(bodyOf(frameOf(told))));
}

TEST(RenderProtocol, RefusesAThumbnailAsLargeAsAPage)
{
    QImage image(1'001, 1'000, QImage::Format_RGB32);
    image.fill(Qt::white);

    EXPECT_FALSE(readAnswer(bodyOf(frameOf(Answer{.kind = Kind::thumbnail, .id = 1, .image = image}))));
    EXPECT_TRUE(readAnswer(bodyOf(frameOf(Answer{.kind = Kind::render, .id = 1, .image = image}))));
}

class CutAnswer : public testing::TestWithParam<Answer> {};

TEST_P(CutAnswer, IsRefusedWhereverItIsCut)
{
    const auto body = bodyOf(frameOf(GetParam()));

    for (qsizetype length = 0; length < body.size(); ++length) {
        EXPECT_FALSE(readAnswer(body.left(length))) << length;
    }
    EXPECT_TRUE(readAnswer(body));
}

INSTANTIATE_TEST_SUITE_P(RenderProtocol, CutAnswer, testing::Values(drawn(), hit(1), word(QStringLiteral("Fin"), 3)));

TEST(RenderProtocol, RefusesAnAnswerWithSomethingAfterIt)
{
    EXPECT_FALSE(readAnswer(bodyOf(frameOf(drawn())) + '\0'));
}

class LyingImage : public testing::TestWithParam<std::pair<qint32, qint32>> {};

TEST_P(LyingImage, IsRefused)
{
    EXPECT_FALSE(readAnswer(imageBody(GetParam().first, GetParam().second)));
}

INSTANTIATE_TEST_SUITE_P(RenderProtocol, LyingImage,
                         testing::Values(std::pair{0, 10}, std::pair{-1, -1}, std::pair{10, 10}, std::pair{1, 40'000'001},
                                         std::pair{std::numeric_limits<qint32>::max(), std::numeric_limits<qint32>::max()}));

class UnreasonablePlace : public testing::TestWithParam<double> {};

TEST_P(UnreasonablePlace, OfAHitIsRefused)
{
    EXPECT_FALSE(readAnswer(bodyOf(frameOf(hit(GetParam())))));
}

INSTANTIATE_TEST_SUITE_P(RenderProtocol, UnreasonablePlace,
                         testing::Values(std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 1e300));

TEST(RenderProtocol, RefusesKindsAndOutcomesThatItDoesNotKnow)
{
    auto kind = bodyOf(frameOf(drawn()));
    kind[0] = 9;
    auto outcome = bodyOf(frameOf(drawn()));
    outcome[5] = 9;

    EXPECT_FALSE(readAnswer(kind));
    EXPECT_FALSE(readAnswer(outcome));
    EXPECT_FALSE(readRequest("garbage"));
}

TEST(RenderFrames, AreCutFromAStreamOfAnyChunks)
{
    const auto stream = frameOf(hit(1)) + frameOf(drawn());
    Frames frames(longestAnswer);
    std::vector<QByteArray> bodies;

    for (const char byte : stream) {
        frames.add(QByteArray(1, byte));
        if (auto body = frames.next()) bodies.push_back(*body);
    }

    ASSERT_EQ(bodies.size(), 2U);
    EXPECT_EQ(bodies[1], bodyOf(frameOf(drawn())));
}

TEST(RenderFrames, ThatAnnounceTooMuchAreNoticedBeforeTheyArrive)
{
    QByteArray length(4, '\0');
    qToBigEndian(quint32{101}, length.data());
    Frames frames(100);

    frames.add(length);

    EXPECT_TRUE(frames.excessive());
    EXPECT_FALSE(frames.next());
}
