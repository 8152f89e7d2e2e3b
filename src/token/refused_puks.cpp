#include "token/refused_puks.hpp"

#include "base/log.hpp"
#include "pki/signature.hpp"
#include "token/keys.hpp"
#include "token/state_file.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>

namespace sceau::token {

using base::Code;
using base::Error;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr unsigned triesOfAPuk = 3;
constexpr unsigned mostCounted = 99; ///< a PUK that is never right can be tried for ever where nothing locks
constexpr std::uint64_t fileLimit = 64U << 10U;
constexpr std::size_t keyLimit = 256;
constexpr std::size_t digestDigits = 64;

bool mayHaveCounted(Code code)
{
    constexpr std::array codes{Code::pukIncorrect, Code::pukOutcomeUnknown, Code::keySilent, Code::driverCrashed, Code::cancelled};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool isKey(const std::string& text)
{
    const auto isDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return text.size() == digestDigits && std::all_of(text.begin(), text.end(), isDigit);
}

bool isCount(const json& value)
{
    return value.is_number_unsigned() && value.get<std::uint64_t>() >= 1 && value.get<std::uint64_t>() <= mostCounted;
}

bool isMemory(const json& document)
{
    if (!document.is_object() || document.size() != 1 || !document.contains("refused")) return false;
    const auto& refused = document["refused"];
    if (!refused.is_object() || refused.size() > keyLimit) return false;
    const auto& items = refused.items();
    return std::all_of(items.begin(), items.end(), [](const auto& item) { return isKey(item.key()) && isCount(item.value()); });
}

} // namespace

fs::path refusedPuksFile(const fs::path& driverMemory)
{
    return driverMemory.empty() ? fs::path{} : driverMemory.parent_path() / "refused-puks.json";
}

std::string RefusedPuks::keyOf(const Token& token)
{
    const auto text = token.module.string() + '\n' + token.serial;
    base::Bytes digest(pki::digestSize(pki::Digest::sha256));
    EVP_Digest(text.data(), text.size(), digest.data(), nullptr, pki::digestMethod(pki::Digest::sha256), nullptr);
    return base::hex(digest);
}

/// Another run of the program may have counted meanwhile.
void RefusedPuks::read()
{
    if (file_.empty()) return;
    const auto bytes = readStateFile(file_, fileLimit);
    if (!bytes && bytes.error().code == Code::fileMissing) return refused_.clear();
    const auto document = bytes ? json::parse(base::textOf(*bytes), nullptr, false) : json();
    if (!isMemory(document)) return base::log(bytes ? refusedState(file_, "broken") : bytes.error());
    refused_ = document["refused"].get<Counts>();
}

void RefusedPuks::write()
{
    if (file_.empty()) return;
    const auto written = writeStateFile(file_, json{{"refused", refused_}}.dump(2) + '\n');
    if (written) return;
    base::log(written.error());
    file_.clear();
}

/// Of too many keys, one that was refused least is forgotten: the file would not be believed any more.
void RefusedPuks::count(const std::string& key)
{
    const auto less = [](const auto& one, const auto& other) { return one.second < other.second; };
    if (!refused_.contains(key) && refused_.size() >= keyLimit) refused_.erase(std::min_element(refused_.begin(), refused_.end(), less));
    refused_[key] = std::min(refused_[key] + 1, mostCounted);
}

TryLevel RefusedPuks::level(const std::string& key) const
{
    const auto found = refused_.find(key);
    if (found == refused_.end()) return TryLevel::unknown;
    return found->second + 1 < triesOfAPuk ? TryLevel::low : TryLevel::final;
}

std::optional<Error> RefusedPuks::whyNotAsked(const std::string& key, bool lastTry)
{
    read();
    if (lastTry || level(key) != TryLevel::final) return std::nullopt;
    return Error{Code::pukLastTry}.at("RefusedPuks").with("puk", name(TryLevel::final));
}

base::Result<Token> RefusedPuks::noted(const std::string& key, base::Result<Token> answered)
{
    read();
    if (answered) {
        if (refused_.erase(key) > 0) write();
        return answered;
    }
    auto& error = answered.error();
    if (mayHaveCounted(error.code)) {
        count(key);
        write();
    }
    error.facts["puk"] = name(error.code == Code::pukLocked ? TryLevel::locked : level(key));
    return answered;
}

} // namespace sceau::token
