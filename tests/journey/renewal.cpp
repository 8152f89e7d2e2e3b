#include "journey/renewal.hpp"

#include "shared/pdf_maker.hpp"

namespace sceau::test {

namespace {

Started started(const cli::test::Demo& demo, const Environment& added, const std::vector<std::string>& options)
{
    std::vector<std::string> command{SCEAU_BIN_DIR "/sceau", "--lang",  "fr",         "--portal", demo.portal(), "--module",
                                     demo.module(),          "--token", demo.token(), "--trust",  demo.trust()};
    command.insert(command.end(), options.begin(), options.end());
    auto environment = Desktop::shared().environment(demo.path("home"));
    std::filesystem::create_directories(demo.path("home/Documents"));
    environment["SOFTHSM2_CONF"] = demo.path("softhsm/softhsm2.conf");
    for (const auto& [name, value] : added)
        environment[name] = value;
    return {command, environment, Desktop::shared().log()};
}

} // namespace

Renewal::Renewal(const Environment& added, const std::vector<std::string>& options)
    : target_(demo_.path("signe.pdf")), program_(started(demo_, added, options)),
      reader_(std::make_unique<ScreenReader>(program_.process()))
{
    Desktop::shared().giveTheKeyboardToTheWindow();
    reader_->waitUntil("an active window", [this] { return reader_->window().is(ATSPI_STATE_ACTIVE); });
}

std::string Renewal::pin() const
{
    const auto text = readText(demo_.pinFile());
    return text.substr(0, text.find_first_of("\r\n"));
}

void Renewal::next(const std::string& action)
{
    reader_->press(ATSPI_ROLE_PUSH_BUTTON, action);
}

Place Renewal::place() const
{
    constexpr std::string_view beginning = "Étape ";
    for (const auto& each : shown(reader_->window())) {
        if (const auto name = each.name(); name.starts_with(beginning))
            return {std::stoi(name.substr(beginning.size())), name, each.parent()};
    }
    return {};
}

void Renewal::arriveAt(int step) const
{
    reader_->waitUntil("step " + std::to_string(step), [&] { return place().step == step; });
}

void Renewal::openTheRenewal()
{
    next("Renouveler ma clé");
    arriveAt(1);
}

void Renewal::leaveKey()
{
    next();
    arriveAt(2);
}

void Renewal::typePin()
{
    const auto field = reader_->control(ATSPI_ROLE_PASSWORD_TEXT, "Code PIN");
    reader_->focus(field);
    reader_->type(pin());
    reader_->waitUntil("the PIN's characters", [&] { return field.length() == static_cast<int>(pin().size()); });
}

void Renewal::activate()
{
    typePin();
    next("Activer");
    arriveAt(3);
}

void Renewal::leaveEligibility()
{
    next();
    arriveAt(4);
}

void Renewal::certifyIdentity()
{
    reader_->tick("Je certifie");
    next();
    arriveAt(5);
}

void Renewal::fillContact()
{
    reader_->write("Ville", "PARIS");
    reader_->write("Prénom", "TEST Ada");
}

void Renewal::confirmContact()
{
    next();
    next("Confirmer");
    arriveAt(6);
}

void Renewal::readDossier()
{
    reader_->tick("J’ai bien pris connaissance");
    next("Signer le dossier");
    arriveAt(7);
}

void Renewal::sign()
{
    reader_->write("Fichier du PDF signé", target_);
    typePin();
    next("Signer le dossier");
    arriveAt(8);
}

void Renewal::goThrough(const Met& met)
{
    const std::vector<std::pair<std::string, std::function<void()>>> steps{
        {"key", [this] { openTheRenewal(); }},
        {"renewal", [this] { leaveKey(); }},
        {"pin", [this] { activate(); }},
        {"eligibility", [this] { leaveEligibility(); }},
        {"identity", [this] { certifyIdentity(); }},
        {"contact", [this] { fillContact(); }},
        {"contact, filled", [this] { confirmContact(); }},
        {"dossier", [this] { readDossier(); }},
        {"signing", [this] { sign(); }},
    };
    for (const auto& [name, go] : steps) {
        if (met) met(name);
        go();
    }
    if (met) met("done");
}

int Renewal::close()
{
    return program_.end();
}

} // namespace sceau::test
