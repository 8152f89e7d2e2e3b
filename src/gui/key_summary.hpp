#pragma once

#include "gui/choices.hpp"
#include "gui/facts.hpp"
#include "workflow/renewal.hpp"

namespace sceau::gui {

/// The certificate whose holder and expiry stand for a key: the signing one, else the first.
[[nodiscard]] const pki::Certificate* mainCertificate(const token::Token& token, std::optional<std::size_t> signing = {});

/// "SCP TEST ROUGE ET PLANTIN · Barreau de test".
[[nodiscard]] QString structureOf(const workflow::Snapshot& snapshot);

/// SIREN, CNBF, expiry, PIN: what one wants to know of a key.
[[nodiscard]] std::vector<Fact> factsOf(const workflow::Snapshot& snapshot);

/// Several keys, told apart by holder, label, expiry, reader and serial number.
[[nodiscard]] std::vector<Choices::Choice> choicesOf(const std::vector<token::Token>& tokens);

/// "TEST Pascale Plantin · expire le 06/01/2027 à 00:00 (heure de Paris)".
[[nodiscard]] QString holderAndExpiry(const pki::Certificate& certificate);

} // namespace sceau::gui
