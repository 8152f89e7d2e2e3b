#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

/// Values as bytes, between two processes of ours or in a file of ours. A struct tells its fields once, in fields(archive, value) beside
/// the struct, for both directions.
namespace sceau::base {

class Packer {
public:
    void operator()(std::uint64_t number);
    void operator()(const std::string& text);
    void operator()(const Bytes& bytes);
    template <class T> void operator()(const T& value)
    {
        if constexpr (std::is_arithmetic_v<T>)
            (*this)(static_cast<std::uint64_t>(value));
        else
            fields(*this, const_cast<T&>(value));
    }
    template <class T> void choice(T value, T) { (*this)(static_cast<std::uint64_t>(value)); }

    [[nodiscard]] Bytes take() { return std::move(bytes_); }

private:
    Bytes bytes_;
};

/// Reads what a process that runs somebody else's code, or reads hostile files, wrote: after the first thing that cannot be, everything is
/// refused.
class Unpacker {
public:
    explicit Unpacker(BytesView bytes) : left_(bytes) {}

    void operator()(std::uint64_t& number);
    void operator()(unsigned& number);
    void operator()(int& number);
    void operator()(std::int64_t& number);
    void operator()(bool& truth);
    void operator()(std::string& text);
    void operator()(Bytes& bytes);
    template <class T> void operator()(T& value) { fields(*this, value); }

    /// One of an enumeration that ends with `last`.
    template <class T> void choice(T& value, T last)
    {
        std::uint64_t number = 0;
        (*this)(number);
        if (number > static_cast<std::uint64_t>(last)) return refuse();
        value = static_cast<T>(number);
    }

    void refuse();
    [[nodiscard]] bool sound() const { return sound_; }
    /// Sound, and nothing is left.
    [[nodiscard]] bool done() const { return sound_ && left_.empty(); }

private:
    [[nodiscard]] BytesView take(std::uint64_t size);

    BytesView left_;
    bool sound_ = true;
};

template <class T> [[nodiscard]] Bytes packed(const T& value)
{
    Packer packer;
    packer(value);
    return packer.take();
}

/// Empty: these bytes are not exactly what packed() makes of a T.
template <class T> [[nodiscard]] std::optional<T> unpacked(BytesView bytes)
{
    Unpacker unpacker(bytes);
    T value;
    unpacker(value);
    if (!unpacker.done()) return std::nullopt;
    return value;
}

template <class T> void fields(Packer& to, std::vector<T>& items)
{
    to(std::uint64_t{items.size()});
    for (auto& item : items)
        to(item);
}

template <class T> void fields(Unpacker& from, std::vector<T>& items)
{
    std::uint64_t count = 0;
    from(count);
    for (std::uint64_t i = 0; i < count && from.sound(); ++i)
        from(items.emplace_back());
}

template <class Archive, class T> void fields(Archive& archive, std::optional<T>& item)
{
    bool there = item.has_value();
    archive(there);
    if (there && !item) item.emplace();
    if (there) archive(*item);
}

void fields(Packer& to, std::filesystem::path& path);
void fields(Unpacker& from, std::filesystem::path& path);
void fields(Packer& to, Facts& facts);
void fields(Unpacker& from, Facts& facts);
void fields(Packer& to, Error& error);
void fields(Unpacker& from, Error& error);

/// A code by its stable name.
void fields(Packer& to, Code& code);
void fields(Unpacker& from, Code& code);

} // namespace sceau::base
