#pragma once

#include "sceauctl.hpp"

namespace sceau::cli::test {

/// A copy of the demonstration that the test run made (`sceauctl demo init`): each test spends its own tries and orders.
class Demo {
public:
    Demo();

    [[nodiscard]] std::filesystem::path path(const std::string& name) const { return folder_ / name; }
    [[nodiscard]] std::string portal() const { return path("portal.db").string(); }
    [[nodiscard]] std::string trust() const { return path("trust.pem").string(); }
    [[nodiscard]] std::string pinFile() const { return path("pin.txt").string(); }
    [[nodiscard]] std::string module() const { return told_.at("module"); }
    [[nodiscard]] std::string token(const std::string& which = "renewable") const;  ///< URI of the key of a case
    [[nodiscard]] std::string number(const std::string& which = "renewable") const; ///< of its order

    /// A file of this folder with this content.
    std::string write(const std::string& name, const std::string& content) const;
    /// A two-page PDF.
    std::string letter(const std::string& name = "lettre.pdf") const;

    /// sceauctl with this demonstration's environment, in its folder.
    [[nodiscard]] Answer run(std::vector<std::string> arguments, Circumstances circumstances = {}) const;
    /// The same with --module and --token of a case.
    [[nodiscard]] Answer runWithKey(std::vector<std::string> arguments, const std::string& which = "renewable",
                                    Circumstances circumstances = {}) const;

private:
    std::filesystem::path folder_;
    nlohmann::json told_;
    [[nodiscard]] const nlohmann::json& caseNamed(const std::string& which) const;
};

} // namespace sceau::cli::test
