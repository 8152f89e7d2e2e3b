#pragma once

#include "cli/demo.hpp"
#include "journey/desktop.hpp"

namespace sceau::test {

/// Someone with a demonstration of their own whose settings name portal, key and trust: their windows need no options.
class Person {
public:
    Person();

    [[nodiscard]] const cli::test::Demo& demo() const { return demo_; }
    [[nodiscard]] std::filesystem::path home() const { return demo_.path("home"); }
    [[nodiscard]] Environment environment() const;
    /// `sceau OPTIONS…`, started in the demonstration's folder.
    [[nodiscard]] Started start(const std::vector<std::string>& options = {}, const Environment& added = {}) const;

private:
    cli::test::Demo demo_;
};

/// The exit status of a program that ends by itself.
[[nodiscard]] int statusOf(Started& program);

} // namespace sceau::test
