#pragma once

#include "workflow/renewal.hpp"

/// Snapshots as a renewal has them, without running one.
namespace sceau::workflow::test {

inline token::Token keyNamed(const std::string& serial)
{
    token::Token token;
    token.serial = serial;
    token.certificates.emplace_back();
    token.certificates.back().certificate.fingerprint = "fingerprint of " + serial;
    return token;
}

inline renewal::Order paidOrder(const std::string& number = "TEST-1")
{
    renewal::Order order;
    order.number = number;
    order.step = renewal::OrderStep::paid;
    return order;
}

/// Every step answered; the tests take one answer away.
inline Snapshot everythingAnswered(Step step)
{
    Snapshot s;
    s.step = step;
    s.key = KeyState::ready;
    s.token = keyNamed("1");
    s.certificate = 0;
    s.order = paidOrder();
    s.activated = true;
    s.eligibility.emplace().eligible = renewal::Eligible::yes;
    s.identityAccepted = true;
    s.contactConfirmed = true;
    s.dossierFile = "dossier.pdf";
    s.dossierRead = true;
    s.report.emplace();
    return s;
}

} // namespace sceau::workflow::test
