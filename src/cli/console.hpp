#pragma once

#include "cli/exit_status.hpp"
#include "text/text.hpp"

#include <string>
#include <string_view>

namespace sceau::cli {

/// Where a command speaks: people's text on stderr, machine-readable lines and data on stdout.
class Console {
public:
    explicit Console(text::Language language) : language_(language) {}

    [[nodiscard]] text::Language language() const { return language_; }
    bool json = false;

    /// A sentence of resources/text.json.
    void say(std::string_view key, const base::Facts& facts = {});
    void write(std::string_view line);
    /// «CODE title — cause next»; with --json also {"error":{…}} on stdout.
    [[nodiscard]] Exit fail(const base::Error& error);

    /// One JSON object.
    void emit(const std::string& line);
    /// Bytes as they are.
    void data(std::string_view bytes);
    enum class Output { open, unread, broken };
    /// What has become of stdout: nobody reads it any more, or it cannot be written.
    [[nodiscard]] Output output() const { return output_; }
    /// Nothing more reaches stdout: a batch may stop.
    [[nodiscard]] bool closed() const { return output_ != Output::open; }

    /// Standard input gives one secret or one file, once.
    [[nodiscard]] base::Status claimStandardInput();

private:
    text::Language language_;
    Output output_ = Output::open;
    bool inputClaimed_ = false;
};

/// A value printed for people: control characters and direction marks cannot act on the terminal.
[[nodiscard]] std::string plain(std::string_view text);

} // namespace sceau::cli
