#include "shared/typography.hpp"

#include <cctype>

namespace sceau::test {
namespace {

constexpr std::string_view noBreak = "\u00A0";
constexpr std::string_view thin = "\u202F";

bool isDigitOrWord(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

/// 10:00, https://…, pkcs11:…: a colon that is no punctuation.
bool isTechnicalColon(std::string_view before, std::string_view after)
{
    if (before.empty() || !isDigitOrWord(before.back())) return false;
    return after.starts_with('/') || (!after.empty() && isDigitOrWord(after.front())) || before.ends_with("pkcs11");
}

class Lint {
public:
    explicit Lint(std::string_view text) : text_(text) {}

    std::vector<std::string> all()
    {
        before(";", thin);
        before("!", thin);
        before("?", thin);
        before("\u00BB", noBreak);
        after("\u00AB", noBreak);
        before("%", noBreak);
        before("\u20AC", noBreak);
        colons();
        for (const std::string_view never : {"'", "\"", "...", "``"})
            absent(never);
        doubleSpaces();
        return std::move(complaints_);
    }

private:
    void complain(const std::string& what) { complaints_.push_back(what + " in: " + std::string(text_)); }

    template <class Check> void each(std::string_view sign, Check check)
    {
        for (auto at = text_.find(sign); at != std::string_view::npos; at = text_.find(sign, at + sign.size())) {
            check(text_.substr(0, at), text_.substr(at + sign.size()));
        }
    }

    void before(std::string_view sign, std::string_view space)
    {
        each(sign, [&](std::string_view left, std::string_view) {
            if (!left.ends_with(space)) complain("wrong space before " + std::string(sign));
        });
    }

    void after(std::string_view sign, std::string_view space)
    {
        each(sign, [&](std::string_view, std::string_view right) {
            if (!right.starts_with(space)) complain("wrong space after " + std::string(sign));
        });
    }

    void colons()
    {
        each(":", [&](std::string_view left, std::string_view right) {
            if (!left.ends_with(noBreak) && !isTechnicalColon(left, right)) complain("wrong space before :");
        });
    }

    /// Two spaces before a value set a column of a terminal's table.
    void doubleSpaces()
    {
        each("  ", [&](std::string_view, std::string_view right) {
            if (!right.starts_with('{')) complain("two spaces");
        });
    }

    void absent(std::string_view sign)
    {
        if (text_.find(sign) != std::string_view::npos) complain('<' + std::string(sign) + '>');
    }

    std::string_view text_;
    std::vector<std::string> complaints_;
};

} // namespace

std::vector<std::string> frenchFaults(std::string_view text)
{
    return Lint(text).all();
}

} // namespace sceau::test
