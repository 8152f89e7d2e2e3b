#pragma once

#include "pades/verify.hpp"

namespace sceau::pades {

/// Collects what is wrong with a signature. A failure is never replaced by a lesser one, nor by a later one of its kind.
class Judgement {
public:
    explicit Judgement(SignatureReport& report) : report_(report) {}

    void failed(const std::string& subIndication, base::Code code, const base::Facts& facts = {})
    {
        conclude(Indication::totalFailed, subIndication);
        note(code, facts);
    }
    void indeterminate(const std::string& subIndication, base::Code code, const base::Facts& facts = {})
    {
        conclude(Indication::indeterminate, subIndication);
        note(code, facts);
    }
    void note(base::Code code, const base::Facts& facts = {}) { report_.messages.push_back({code, facts}); }
    [[nodiscard]] bool clean() const { return !concluded_; }
    /// Nothing was found wrong, everything was looked at.
    void passUnlessConcluded()
    {
        if (!concluded_) report_.indication = Indication::totalPassed;
    }

private:
    void conclude(Indication indication, const std::string& subIndication)
    {
        const bool worse = indication == Indication::totalFailed && report_.indication != Indication::totalFailed;
        if (concluded_ && !worse) return;
        concluded_ = true;
        report_.indication = indication;
        report_.subIndication = subIndication;
    }

    SignatureReport& report_;
    bool concluded_ = false;
};

} // namespace sceau::pades
