#include "snapshots.hpp"

#include <set>

namespace sceau::snapshots {

using namespace std::chrono_literals;
using workflow::KeyState;
using workflow::Snapshot;
using workflow::Step;

namespace {

const base::Instant issued = std::chrono::sys_days(std::chrono::year(2024) / 1 / 5) + 23h;
const base::Instant expires = std::chrono::sys_days(std::chrono::year(2027) / 1 / 5) + 23h; // midnight in Paris

renewal::DirectoryEntry entry()
{
    renewal::DirectoryEntry entry;
    entry.cnbf = "012345";
    entry.civilName = "TEST Plantin";
    entry.firstNames = {"TEST Pascale", "Marie"};
    entry.siren = "123456782";
    entry.structure = "SCP TEST ROUGE ET PLANTIN";
    entry.bar = "Barreau de test";
    entry.status = "Représentant légal";
    return entry;
}

renewal::Contact someContact()
{
    renewal::Contact contact;
    contact.organisation = "SCP TEST ROUGE ET PLANTIN";
    contact.address = "12 rue de l’Essai";
    contact.postcode = "75001";
    contact.city = "Paris";
    contact.firstName = "TEST Pascale";
    contact.name = "TEST Plantin";
    contact.email = "pascale.plantin@example.org";
    contact.mobile = "+33639980001";
    return contact;
}

renewal::Order order()
{
    renewal::Order order;
    order.number = "425490";
    order.cnbf = "012345";
    order.createdAt = today() - std::chrono::days(5);
    order.step = renewal::OrderStep::paid;
    return order;
}

renewal::Eligibility verdicts(base::Instant now, renewal::Eligible eligible)
{
    const auto signing = certificate(pki::Role::signature);
    renewal::Circumstances known;
    known.now = now;
    known.certificate = &signing;
    known.hasKey = pki::HasKey::yes;
    known.entry = entry();
    known.portal = renewal::PortalKind::demo;
    if (eligible == renewal::Eligible::yes) known.earlierRenewals = 0;
    if (eligible == renewal::Eligible::no) known.earlierRenewals = 1;
    return renewal::decide(known);
}

Snapshot at(Step step, const Snapshot& before)
{
    Snapshot snapshot = before;
    snapshot.step = step;
    return snapshot;
}

pades::FileReport report()
{
    pades::SignatureReport signature;
    signature.field = "Signature1";
    signature.intact = true;
    signature.coverage = pades::Coverage::wholeFile;
    signature.changes = pades::Changes::none;
    signature.level = "B-B";
    signature.digest = "SHA-256";
    signature.signer = certificate(pki::Role::signature);
    pki::Certificate root;
    root.commonName = "TEST Racine";
    signature.chain = {*signature.signer, root};
    pades::FileReport report;
    report.signatures = {signature};
    return report;
}

} // namespace

base::Instant today()
{
    return std::chrono::sys_days(std::chrono::year(2026) / 11 / 21) + 9h;
}

base::Clock clock()
{
    return base::Clock(today());
}

pki::Certificate certificate(pki::Role role)
{
    pki::Certificate made;
    made.der = {static_cast<std::uint8_t>(role)};
    made.commonName = "TEST Pascale TEST Plantin";
    made.givenName = "TEST Pascale";
    made.surname = "TEST Plantin";
    made.subject = "CN=TEST Pascale TEST Plantin";
    made.organisation = "SCP TEST ROUGE ET PLANTIN";
    made.organisationalUnits = {"0002 123456782"};
    made.issuer = "CN=TEST AC Avocats";
    made.issuerCommonName = "TEST AC Avocats";
    made.serial = "3F7A21C0";
    made.notBefore = issued;
    made.notAfter = expires;
    made.keyType = pki::KeyType::rsa;
    made.keyBits = 2048;
    made.policies = {"0.4.0.194112.1.2"};
    made.usage.present = true;
    made.usage.nonRepudiation = role != pki::Role::authentication;
    made.usage.digitalSignature = role != pki::Role::signature;
    made.emails = {"012345.pascale.plantin@avocat-conseil.fr"};
    return made;
}

token::Token token(token::TryLevel level)
{
    token::Token made;
    made.uri = "pkcs11:token=TEST";
    made.reader = "Gemalto USB Shell Token";
    made.serial = "3F7A 21C0";
    made.label = "TEST";
    made.pin.level = level;
    for (const auto role : {pki::Role::signature, pki::Role::authentication}) {
        token::KeyCertificate each;
        each.certificate = certificate(role);
        each.hasKey = pki::HasKey::yes;
        made.certificates.push_back(each);
    }
    return made;
}

Snapshot withoutKey(KeyState state)
{
    Snapshot snapshot;
    snapshot.key = state;
    if (state == KeyState::noDriver)
        snapshot.driverProblems = {{"/usr/lib/pkcs11/libgclib.so", base::Error{base::Code::driverArchitecture}}};
    return snapshot;
}

Snapshot ready()
{
    Snapshot snapshot;
    snapshot.key = KeyState::ready;
    snapshot.tokens = {token()};
    snapshot.token = token();
    snapshot.certificate = 0;
    snapshot.order = order();
    snapshot.orders = {order()};
    snapshot.entry = entry();
    snapshot.portal = renewal::PortalKind::demo;
    snapshot.contact = someContact();
    return snapshot;
}

Snapshot severalKeys()
{
    Snapshot snapshot;
    snapshot.key = KeyState::chooseKey;
    snapshot.tokens = {token(), token()};
    snapshot.tokens[1].reader = "Omnikey 3121";
    return snapshot;
}

Snapshot severalOrders()
{
    Snapshot snapshot = ready();
    snapshot.key = KeyState::chooseOrder;
    snapshot.orders.push_back(order());
    snapshot.orders[1].number = "425491";
    snapshot.order.reset();
    return snapshot;
}

Snapshot tooEarly()
{
    Snapshot snapshot = ready();
    snapshot.key = KeyState::notRenewable;
    snapshot.eligibility = verdicts(today() - std::chrono::days(90), renewal::Eligible::yes);
    return snapshot;
}

Snapshot pin(token::TryLevel level)
{
    Snapshot snapshot = at(Step::pin, ready());
    snapshot.token = token(level);
    return snapshot;
}

Snapshot eligibility(renewal::Eligible eligible)
{
    Snapshot snapshot = at(Step::eligibility, ready());
    snapshot.activated = true;
    snapshot.eligibility = verdicts(today(), eligible);
    snapshot.review = eligible == renewal::Eligible::unknown;
    return snapshot;
}

Snapshot identity()
{
    return at(Step::identity, eligibility(renewal::Eligible::yes));
}

Snapshot contact()
{
    Snapshot snapshot = at(Step::contact, identity());
    snapshot.identityAccepted = true;
    return snapshot;
}

Snapshot dossier()
{
    Snapshot snapshot = at(Step::dossier, contact());
    snapshot.contactConfirmed = true;
    snapshot.dossierId = "TEST-425490-1";
    snapshot.dossierPages = 4;
    return snapshot;
}

Snapshot signing(token::TryLevel level)
{
    Snapshot snapshot = at(Step::signing, dossier());
    snapshot.dossierRead = true;
    snapshot.target = "/home/test/Documents/dossier-425490-signe.pdf";
    snapshot.token = token(level);
    return snapshot;
}

Snapshot signingUnderWay()
{
    Snapshot snapshot = signing();
    snapshot.busy = true;
    snapshot.stage = "stage.hash";
    snapshot.done = 40;
    snapshot.total = 100;
    snapshot.cancellable = true;
    return snapshot;
}

Snapshot levelRefused()
{
    Snapshot snapshot = signing();
    snapshot.wantedLevel = snapshot.level = pades::Level::archival;
    snapshot.levelRefused = true;
    snapshot.error = base::Error{base::Code::timestampUnavailable}.at("TimestampClient").with("reasons", "horodatage.example: NET-501");
    return snapshot;
}

Snapshot settledForBasic()
{
    Snapshot snapshot = signing();
    snapshot.wantedLevel = pades::Level::archival;
    return snapshot;
}

Snapshot levelBeingChecked()
{
    Snapshot snapshot = signing();
    snapshot.wantedLevel = snapshot.level = pades::Level::archival;
    snapshot.busy = snapshot.cancellable = true;
    snapshot.stage = "stage.ask-timestamp";
    return snapshot;
}

Snapshot done()
{
    Snapshot snapshot = at(Step::done, signing());
    snapshot.report = report();
    snapshot.recorded = true;
    return snapshot;
}

Snapshot doneBelowLevel()
{
    Snapshot snapshot = done();
    snapshot.wantedLevel = snapshot.level = pades::Level::archival;
    snapshot.shortfall = base::Error{base::Code::timestampUnavailable}.at("TimestampClient");
    return snapshot;
}

Snapshot doneAsArchive()
{
    Snapshot snapshot = done();
    snapshot.wantedLevel = snapshot.level = pades::Level::archival;
    auto& own = snapshot.report->signatures.front();
    own.level = "B-LTA";
    own.reached = pades::Level::archival;
    own.coverage = pades::Coverage::wholeRevision;
    own.changes = pades::Changes::archival;
    pades::SignatureReport timestamp;
    timestamp.documentTimestamp = true;
    timestamp.coverage = pades::Coverage::wholeFile;
    snapshot.report->signatures.push_back(timestamp);
    return snapshot;
}

Snapshot paper()
{
    Snapshot snapshot = at(Step::done, dossier());
    snapshot.paper = true;
    return snapshot;
}

Snapshot chosenAmongSeveral()
{
    Snapshot snapshot = ready();
    snapshot.tokens = severalKeys().tokens;
    return snapshot;
}

Snapshot readyWith(token::TryLevel level)
{
    Snapshot snapshot = ready();
    snapshot.token = token(level);
    return snapshot;
}

std::vector<std::pair<std::string, Snapshot>> all()
{
    auto failed = pin(token::TryLevel::low);
    failed.error = base::Error{base::Code::pinIncorrect}.at("C_Login");
    return {
        {"searching", withoutKey(KeyState::searching)},
        {"service-stopped", withoutKey(KeyState::serviceStopped)},
        {"no-reader", withoutKey(KeyState::noReader)},
        {"no-key", withoutKey(KeyState::noKey)},
        {"no-driver", withoutKey(KeyState::noDriver)},
        {"several-keys", severalKeys()},
        {"several-orders", severalOrders()},
        {"too-early", tooEarly()},
        {"ready", ready()},
        {"pin", pin()},
        {"pin-wrong", failed},
        {"pin-last-try", pin(token::TryLevel::final)},
        {"pin-locked", pin(token::TryLevel::locked)},
        {"eligible", eligibility(renewal::Eligible::yes)},
        {"eligible-unknown", eligibility(renewal::Eligible::unknown)},
        {"eligible-no", eligibility(renewal::Eligible::no)},
        {"identity", identity()},
        {"contact", contact()},
        {"dossier", dossier()},
        {"signing", signing()},
        {"signing-under-way", signingUnderWay()},
        {"level-being-checked", levelBeingChecked()},
        {"level-refused", levelRefused()},
        {"level-settled", settledForBasic()},
        {"done", done()},
        {"done-below-level", doneBelowLevel()},
        {"done-as-archive", doneAsArchive()},
        {"paper", paper()},
        {"several-keys-chosen", chosenAmongSeveral()},
        {"ready-locked", readyWith(token::TryLevel::locked)},
        {"ready-initial", readyWith(token::TryLevel::toBeChanged)},
        {"pin-initial", pin(token::TryLevel::toBeChanged)},
    };
}

} // namespace sceau::snapshots
