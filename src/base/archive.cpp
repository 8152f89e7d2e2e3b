#include "base/archive.hpp"

#include <algorithm>

namespace sceau::base {

void Packer::operator()(std::uint64_t number)
{
    for (unsigned shift = 0; shift < 64; shift += 8)
        bytes_.push_back(static_cast<std::uint8_t>(number >> shift));
}

void Packer::operator()(const std::string& text)
{
    (*this)(std::uint64_t{text.size()});
    bytes_.insert(bytes_.end(), text.begin(), text.end());
}

void Packer::operator()(const Bytes& bytes)
{
    (*this)(std::uint64_t{bytes.size()});
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
}

void Unpacker::refuse()
{
    sound_ = false;
    left_ = {};
}

BytesView Unpacker::take(std::uint64_t size)
{
    if (size > left_.size()) refuse();
    if (!sound_) return {};
    const auto taken = left_.first(size);
    left_ = left_.subspan(size);
    return taken;
}

void Unpacker::operator()(std::uint64_t& number)
{
    number = 0;
    const auto bytes = take(sizeof number);
    for (std::size_t i = bytes.size(); i-- > 0;)
        number = number << 8U | bytes[i];
}

void Unpacker::operator()(unsigned& number)
{
    std::uint64_t wide = 0;
    (*this)(wide);
    if (wide > UINT32_MAX) return refuse();
    number = static_cast<unsigned>(wide);
}

void Unpacker::operator()(std::int64_t& number)
{
    std::uint64_t bits = 0;
    (*this)(bits);
    number = static_cast<std::int64_t>(bits);
}

void Unpacker::operator()(int& number)
{
    std::int64_t wide = 0;
    (*this)(wide);
    if (wide < INT32_MIN || wide > INT32_MAX) return refuse();
    number = static_cast<int>(wide);
}

void Unpacker::operator()(bool& truth)
{
    std::uint64_t number = 0;
    (*this)(number);
    if (number > 1) return refuse();
    truth = number == 1;
}

void Unpacker::operator()(std::string& text)
{
    std::uint64_t size = 0;
    (*this)(size);
    text = textOf(take(size));
}

void Unpacker::operator()(Bytes& bytes)
{
    std::uint64_t size = 0;
    (*this)(size);
    const auto taken = take(size);
    bytes.assign(taken.begin(), taken.end());
}

void fields(Packer& to, std::filesystem::path& path)
{
    to(path.string());
}

void fields(Unpacker& from, std::filesystem::path& path)
{
    std::string text;
    from(text);
    path = text;
}

void fields(Packer& to, Facts& facts)
{
    to(std::uint64_t{facts.size()});
    for (const auto& [name, value] : facts) {
        to(name);
        to(value);
    }
}

void fields(Unpacker& from, Facts& facts)
{
    std::uint64_t count = 0;
    from(count);
    for (std::uint64_t i = 0; i < count && from.sound(); ++i) {
        std::string name;
        std::string value;
        from(name);
        from(value);
        facts.insert_or_assign(std::move(name), std::move(value));
    }
}

void fields(Packer& to, Code& code)
{
    to(name(code));
}

void fields(Unpacker& from, Code& code)
{
    std::string written;
    from(written);
    const auto& codes = allCodes();
    const auto known = std::find_if(codes.begin(), codes.end(), [&written](Code one) { return name(one) == written; });
    if (known == codes.end()) return from.refuse();
    code = *known;
}

void fields(Packer& to, Error& error)
{
    fields(to, error.code);
    to(error.where);
    to(error.facts);
}

void fields(Unpacker& from, Error& error)
{
    fields(from, error.code);
    from(error.where);
    from(error.facts);
}

} // namespace sceau::base
