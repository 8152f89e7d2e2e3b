#pragma once

#include "base/secret.hpp"
#include "token/module.hpp"
#include "token/types.hpp"

#include <map>
#include <set>

/// Inside the room: the things a person does with a key, each from its first call to the last, on the worker's thread.
namespace sceau::token {

struct Slot;
struct TokenUri;

class Operations {
public:
    explicit Operations(std::vector<std::filesystem::path> modules) : modules_(std::move(modules)) {}

    [[nodiscard]] base::Result<Findings> find(const Where& where);
    [[nodiscard]] base::Result<Token> verifyPin(const Where& where, const base::Secret& pin, bool lastTry);
    [[nodiscard]] base::Result<Token> changePin(const PinChange& change, const base::Secret& pin, const base::Secret& fresh);
    [[nodiscard]] base::Result<Token> unblock(const Unblocking& unblocking, const base::Secret& puk, const base::Secret& fresh);
    [[nodiscard]] base::Result<base::Bytes> sign(const SignRequest& request, const base::Secret& pin);

private:
    struct Place;
    using Files = std::vector<std::filesystem::path>;

    [[nodiscard]] Files candidates(const Where& where) const;
    [[nodiscard]] base::Result<std::shared_ptr<Module>> module(const std::filesystem::path& file);
    [[nodiscard]] base::Result<Place> locate(const Where& where);
    [[nodiscard]] base::Error nothingAt(const TokenUri& wanted) const;

    Files modules_;
    std::map<std::filesystem::path, std::shared_ptr<Module>> open_; ///< loaded once, used until the end
    std::set<std::string> seen_;                                    ///< URIs of tokens that were here
};

} // namespace sceau::token
