#include "render/protocol.hpp"

#include <cstdint>
#include <cstdlib>

using namespace sceau::render;

namespace {

template <class Message, class Read> void readTwice(const QByteArray& body, const Read& read)
{
    const std::optional<Message> message = read(body);
    if (!message) return;
    const auto frame = frameOf(*message);
    const std::optional<Message> again = read(frame.mid(sizeof(quint32)));
    if (!again || frameOf(*again) != frame) std::abort();
}

} // namespace

/// A stream from the process that draws pages, and one to it: what was understood is said the same way again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr quint32 longest = 64 * 1024;
    Frames frames(longest);
    frames.add(QByteArray::fromRawData(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    while (const auto body = frames.next()) {
        readTwice<Answer>(*body, readAnswer);
        readTwice<Request>(*body, readRequest);
    }
    return 0;
}
