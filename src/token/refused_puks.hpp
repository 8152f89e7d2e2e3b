#pragma once

#include "token/types.hpp"

#include <map>
#include <optional>
#include <string>

/// Inside the room: what is remembered of PUKs where the driver tells nothing of them, which is wherever the PUK is not the officer's PIN.
namespace sceau::token {

/// Counts the refused ones: keys destroy themselves at the third, so that a try after two is the last as far as anybody knows. In a file
/// of their own, since a person who starts the program again has no more tries for it.
class RefusedPuks {
public:
    /// Of one key: a digest, which tells nobody whose it is.
    [[nodiscard]] static std::string keyOf(const Token& token);

    /// No file: what is counted ends with this object. A file that cannot be read or written is none.
    explicit RefusedPuks(std::filesystem::path file) : file_(std::move(file)) {}

    /// Code::pukLastTry, with the fact "puk".
    [[nodiscard]] std::optional<base::Error> whyNotAsked(const std::string& key, bool lastTry);

    /// Takes note of an answer, in the file before anybody hears of it; a failure gets the fact "puk".
    [[nodiscard]] base::Result<Token> noted(const std::string& key, base::Result<Token> answered);

private:
    using Counts = std::map<std::string, unsigned>;

    void read();
    void write();
    void count(const std::string& key);
    [[nodiscard]] TryLevel level(const std::string& key) const;

    std::filesystem::path file_;
    Counts refused_;
};

/// Beside drivers.json; empty where that is.
[[nodiscard]] std::filesystem::path refusedPuksFile(const std::filesystem::path& driverMemory);

} // namespace sceau::token
