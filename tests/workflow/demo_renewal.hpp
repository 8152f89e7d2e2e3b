#pragma once

#include "portal/portal.hpp"
#include "shared/faulty_module.hpp"
#include "workflow/renewal.hpp"

#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace sceau::workflow::test {

/// Renewals of the demonstration's keys: SoftHSM behind the module that misbehaves on order, a portal and a resume folder of the test's
/// own.
class DemoRenewal : public testing::Test {
protected:
    DemoRenewal();
    ~DemoRenewal() override; ///< a key that is still asked may answer; the threads that were left behind end

    /// A window that opens: on the key of one case ("renewable"), or on every key.
    void open(const std::string& which = "renewable");
    void close() { renewal.reset(); }
    Settings settings(const std::string& which) const;

    /// Lets events happen until `reached`; the test fails when it never is.
    bool until(const std::function<bool(const Snapshot&)>& reached);
    bool untilIdle();
    bool untilKey(KeyState state);

    /// Answers like a lawyer in no doubt, from wherever the renewal is, up to the beginning of `step`.
    bool goTo(Step step);
    void sign();

    [[nodiscard]] const Snapshot& now() const { return renewal->snapshot(); }
    [[nodiscard]] std::optional<base::Code> code() const;
    [[nodiscard]] std::string orderOf(const std::string& which) const;
    [[nodiscard]] std::unique_ptr<portal::Portal> openPortal() const;
    void changePortal(const std::string& sql) const;
    [[nodiscard]] std::vector<std::filesystem::path> resumeFiles() const;

    QTemporaryDir place;
    std::filesystem::path folder{place.path().toStdString()};
    std::string portal = (folder / "portal.db").string();
    std::filesystem::path target = folder / "signed.pdf";
    sceau::test::FaultyModule module;
    std::unique_ptr<Renewal> renewal;
};

/// Contact details that every rule accepts.
[[nodiscard]] renewal::Contact soundContact();
[[nodiscard]] base::Secret rightPin();
[[nodiscard]] base::Secret wrongPin();

/// The outcome of a rule, or nothing where it was not judged.
[[nodiscard]] std::optional<renewal::Outcome> outcomeOf(const Snapshot& snapshot, renewal::Rule rule);

/// What poppler's pdfsig prints.
[[nodiscard]] std::string pdfsig(const std::filesystem::path& file);

} // namespace sceau::workflow::test
