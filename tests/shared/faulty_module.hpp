#pragma once

#include "base/secret.hpp"
#include "token/keys.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace sceau::test {

/// A PKCS#11 module in front of SoftHSM that counts calls and misbehaves on order (tests/token/fault/fault.cpp says how).
class FaultyModule {
public:
    /// Rules: "C_Sign 1 ckr 0x30", "C_Login * hang", "play pin" …
    explicit FaultyModule(const std::vector<std::string>& rules = {});

    void rules(const std::vector<std::string>& rules);
    void pull();
    void insert();
    /// What a person types when the reader asks: "pin", "new-pin", "puk".
    void typeOnReader(const base::Secret& code, const std::string& what = "pin");

    [[nodiscard]] static std::filesystem::path file();
    [[nodiscard]] static token::Where where() { return {file(), {}}; }
    [[nodiscard]] static token::Keys::Options options(std::chrono::milliseconds limit = std::chrono::seconds{30})
    {
        return {{file()}, limit};
    }

    [[nodiscard]] std::vector<std::string> calls() const;
    [[nodiscard]] long count(const std::string& function) const;
    void forgetCalls();
    /// What a counter of the module says: "tries", "puk-tries".
    [[nodiscard]] int number(const std::string& counter) const;
    /// Waits until the module has been called `times` times: a thread that was left behind gets that far.
    void waitFor(const std::string& function, long times = 1) const;

private:
    std::filesystem::path folder_;
};

} // namespace sceau::test
