#pragma once

#include "token/types.hpp"

/// What readers and drivers said, turned into what step 1 shows. Pure.
namespace sceau::workflow {

/// What step 1 shows; serviceStopped to noDriver are four different states with four remedies. noOrder and notRenewable carry their reason
/// in Snapshot::error (orderMissing, orderUnpaid, orderCancelled, orderSigned, noSigningCertificate, portalUnreadable …) or in the
/// verdicts.
enum class KeyState {
    searching,
    serviceStopped,
    noReader,
    noKey,
    noDriver,
    chooseKey,
    noOrder,
    chooseOrder,
    notRenewable,
    ready,
    anotherKey
};

/// Why no key answers: serviceStopped, noReader, noKey or noDriver; searching until PC/SC was asked. A driver that was named and cannot be
/// used is said first: it explains everything else.
struct KeyAbsence {
    KeyState state = KeyState::searching;
    std::optional<base::Error> error;
    friend bool operator==(const KeyAbsence&, const KeyAbsence&) = default;
};
[[nodiscard]] KeyAbsence whyNoKey(const std::optional<token::Readers>& readers, const token::Findings& findings, const token::Where& where);

/// One key, wherever it is plugged in: its serial number and its signing certificate (a re-issued one is another key to a renewal).
struct KeyIdentity {
    std::string serial;
    std::string certificate; ///< SHA-256 fingerprint
    friend bool operator==(const KeyIdentity&, const KeyIdentity&) = default;
};
[[nodiscard]] KeyIdentity identityOf(const token::Token& token, std::size_t certificate);
[[nodiscard]] const token::Token* findAgain(const std::vector<token::Token>& tokens, const KeyIdentity& known);

} // namespace sceau::workflow
