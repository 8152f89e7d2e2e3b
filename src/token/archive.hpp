#pragma once

#include "base/bytes.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

/// Inside the room: values as bytes. A struct tells its fields once, in fields(archive, value), for both directions.
namespace sceau::token {

class Packer {
public:
    void operator()(std::uint64_t number);
    void operator()(const std::string& text);
    void operator()(const base::Bytes& bytes);
    template <class T> void operator()(const T& value)
    {
        if constexpr (std::is_enum_v<T> || std::is_arithmetic_v<T>)
            (*this)(static_cast<std::uint64_t>(value));
        else
            fields(*this, const_cast<T&>(value));
    }
    template <class T> void choice(T value, T) { (*this)(value); }

    [[nodiscard]] base::Bytes take() { return std::move(bytes_); }

private:
    base::Bytes bytes_;
};

/// Reads what a process that runs somebody else's code wrote: after the first thing that cannot be, everything is refused.
class Unpacker {
public:
    explicit Unpacker(base::BytesView bytes) : left_(bytes) {}

    void operator()(std::uint64_t& number);
    void operator()(unsigned& number);
    void operator()(bool& truth);
    void operator()(std::string& text);
    void operator()(base::Bytes& bytes);
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
    [[nodiscard]] base::BytesView take(std::uint64_t size);

    base::BytesView left_;
    bool sound_ = true;
};

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
void fields(Packer& to, std::map<std::string, std::string, std::less<>>& facts);
void fields(Unpacker& from, std::map<std::string, std::string, std::less<>>& facts);

} // namespace sceau::token
