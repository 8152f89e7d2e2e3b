#pragma once

#include "token/keys.hpp"
#include "workflow/background.hpp"
#include "workflow/passage.hpp"
#include "workflow/renewal.hpp"
#include "workflow/renewal_steps.hpp"

namespace sceau::workflow {

/// Everything a signature with the key needs, owned by the job that makes it.
struct SigningJob {
    std::shared_ptr<const Settings> settings;
    std::shared_ptr<token::Keys> keys;
    std::shared_ptr<Passage> passage;
    token::Token token;
    std::size_t certificate = 0;
    std::optional<renewal::Order> order; ///< empty: a PDF that the portal gave
    std::filesystem::path givenPdf;
    std::string dossierId; ///< the version that was shown
    std::filesystem::path dossierFile;
    std::string dossierHash; ///< SHA-256 of what was shown
    std::filesystem::path target;
    bool force = false;
    base::Secret pin;
    bool lastTry = false;
    pades::Level level = pades::Level::basic;
    std::shared_ptr<support::LevelAuthorities> authorities; ///< that answered a moment ago; null: they are asked first
};

/// Whom the level needs, and whether they answer. Blocking. Codes: those of pades::canReach().
[[nodiscard]] base::Result<std::shared_ptr<support::LevelAuthorities>> authoritiesFor(const Settings& settings, pades::Level level,
                                                                                      const token::Token& token, std::size_t certificate,
                                                                                      std::stop_token stop, const base::Progress& progress);

/// Refuses what it can before the PIN is used: the document and the target, then services that do not answer, then a key that is not the
/// one activated. Then one login, one signature, our own check, the target's name, the portal's record. Blocking.
/// Codes: dossierAltered, anotherKey, keyRemoved, cancelled, those of canSignDossier(), authoritiesFor() and signDossier().
[[nodiscard]] base::Result<SignedDossier> signWithKey(SigningJob& job, Workbench& bench, std::stop_token stop,
                                                      const base::Progress& progress);

/// Whether it is the level that is out of reach: at B-B the same signature could be made.
[[nodiscard]] bool concernsLevel(const base::Error& error);

} // namespace sceau::workflow
