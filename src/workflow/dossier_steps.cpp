#include "base/log.hpp"
#include "workflow/history_note.hpp"
#include "workflow/renewal_state.hpp"
#include "workflow/signing.hpp"
#include "workflow/transitions.hpp"

namespace sceau::workflow {

using base::Code;
using base::Error;

namespace {

/// The details that were confirmed last count: a version of other details that nobody signed makes way.
base::Result<DossierFile> issueFor(portal::Portal& portal, const std::string& number, const pki::Certificate& certificate,
                                   const renewal::Contact& contact, base::Instant now, Scratch& scratch, const std::stop_token& stop)
{
    const auto order = portal.order(number);
    if (!order) return tl::unexpected(order.error());
    auto issued = issueDossier(portal, *order, certificate, contact, now, stop);
    if (!issued && issued.error().code == Code::dossierIssued) {
        if (auto cancelled = portal.cancelIssued(number, now); !cancelled) return tl::unexpected(cancelled.error());
        issued = issueDossier(portal, *order, certificate, contact, now, stop);
    }
    if (!issued) return tl::unexpected(issued.error());
    return show(*std::move(issued), scratch);
}

std::optional<Error> whyNotOk(const renewal::CheckedContact& checked)
{
    if (checked.ok()) return {};
    const auto& first = checked.problems.front();
    return Error{Code::contactInvalid}.at("confirmContact").with("field", fieldName(first.field)).with("problem", first.problem);
}

} // namespace

void Renewal::State::put(const DossierFile& dossier)
{
    snapshot.dossierId = dossier.issued.id;
    snapshot.dossierFile = dossier.file;
    snapshot.dossierPages = dossier.pages;
    dossierHash = dossier.issued.sha256;
}

void Renewal::State::withdrawDossier()
{
    snapshot.dossierId.clear();
    snapshot.dossierFile.clear();
    snapshot.dossierPages = 0;
    snapshot.contactConfirmed = snapshot.dossierRead = snapshot.paper = false;
    dossierHash.clear();
}

void Renewal::State::issue(const renewal::Contact& contact, std::function<void()> then)
{
    snapshot.contact = contact;
    const auto checked = renewal::checkContact(contact);
    if (auto problem = whyNotOk(checked)) {
        fail(*problem);
        return tell();
    }
    const auto work = [own = settings, place = scratch, number = snapshot.order->number, contact = checked.contact,
                       certificate = snapshot.token->certificates[*snapshot.certificate].certificate](
                          Workbench& bench, const std::stop_token& stop) -> base::Result<DossierFile> {
        const auto portal = portalOn(bench, own->portal);
        if (!portal) return tl::unexpected(portal.error());
        return issueFor(**portal, number, certificate, contact, own->clock.now(), *place, stop);
    };
    run<DossierFile>({"stage.compose", true}, work, [this, contact = checked.contact, then](const base::Result<DossierFile>& dossier) {
        if (!dossier) return fail(dossier.error());
        put(*dossier);
        if (snapshot.order->step != renewal::OrderStep::paper) snapshot.order->step = renewal::OrderStep::dossierIssued;
        snapshot.contact = contact;
        snapshot.contactConfirmed = true;
        then();
        keepNow();
    });
}

/// Once it is known that the key has no order: a PDF may be offered before any key is there.
void Renewal::State::takeOfferedPdf()
{
    const bool wanted = snapshot.key == KeyState::noOrder || (snapshot.key == KeyState::ready && snapshot.givenPdf);
    if (!offeredPdf || !wanted || snapshot.busy || snapshot.step != Step::key || !snapshot.certificate) return;
    const auto pdf = *std::exchange(offeredPdf, {});
    run<DossierFile>(
        {"stage.prepare"}, [place = scratch, pdf](Workbench&, const std::stop_token&) { return takeGivenPdf(pdf, *place); },
        [this, pdf](const base::Result<DossierFile>& given) {
            if (!given) return fail(given.error());
            put(*given);
            snapshot.givenPdf = pdf;
            snapshot.key = KeyState::ready;
        });
}

void Renewal::confirmContact(const renewal::Contact& contact)
{
    auto& s = *state_;
    if (s.snapshot.busy || s.snapshot.step != Step::contact || s.snapshot.contactConfirmed) return;
    s.issue(contact, [&s] { s.snapshot.step = Step::dossier; });
}

void Renewal::correctContact()
{
    auto& s = *state_;
    if (s.snapshot.busy || !correctable(s.snapshot)) return;
    const auto work = [own = s.settings, number = s.snapshot.order->number](Workbench& bench, const std::stop_token&) -> base::Status {
        return portalOn(bench, own->portal).and_then([&](portal::Portal* portal) {
            return portal->cancelIssued(number, own->clock.now());
        });
    };
    s.run<void>({"stage.record"}, work, [&s](const base::Status& cancelled) {
        if (!cancelled) return s.fail(cancelled.error());
        s.withdrawDossier();
        s.snapshot.step = Step::contact;
        s.keepNow();
    });
}

void Renewal::printPaper()
{
    auto& s = *state_;
    if (s.snapshot.busy || !(s.snapshot.order || s.snapshot.givenPdf)) return;
    const auto taken = [&s] { s.snapshot.paper = true; };
    if (s.snapshot.dossierFile.empty()) return s.issue(s.snapshot.contact, taken);
    taken();
    s.keepNow();
    s.tell();
}

void Renewal::recordPaper()
{
    auto& s = *state_;
    if (s.snapshot.busy || !s.snapshot.order || !s.snapshot.paper) return;
    const auto work = [own = s.settings, number = s.snapshot.order->number](Workbench& bench, const std::stop_token&) -> base::Status {
        return portalOn(bench, own->portal).and_then([&](portal::Portal* portal) { return portal->recordPaper(number, own->clock.now()); });
    };
    s.run<void>({"stage.record"}, work, [&s](const base::Status& recorded) {
        if (!recorded) return s.fail(recorded.error());
        s.snapshot.order->step = renewal::OrderStep::paper;
    });
}

void Renewal::sign(const std::filesystem::path& target, bool force, base::Secret pin, bool lastTry)
{
    auto& s = *state_;
    const auto& now = s.snapshot;
    if (now.busy || now.keyLent || now.report || (now.step != Step::dossier && now.step != Step::signing)) return;
    if (!now.dossierRead || !now.activated || now.dossierFile.empty()) {
        s.fail(Error{Code::acceptanceMissing}.at("sign"));
        return s.tell();
    }
    auto job = std::make_shared<SigningJob>();
    *job = {s.settings,
            s.keys,
            std::make_shared<Passage>(),
            *now.token,
            *now.certificate,
            now.order,
            now.givenPdf.value_or(std::filesystem::path{}),
            now.dossierId,
            now.dossierFile,
            s.dossierHash,
            target,
            force,
            std::move(pin),
            lastTry,
            now.level,
            s.takeAnswering()};
    s.snapshot.step = Step::signing;
    s.snapshot.target = target;
    s.begin({"stage.prepare", true});
    s.passage = job->passage;
    s.carryOn<SignedDossier>(
        [job, progress = s.progress()](Workbench& bench, const std::stop_token& stop) {
            auto result = signWithKey(*job, bench, stop, progress);
            if (result) noteSigned(*job, *result);
            return result;
        },
        [&s](const base::Result<SignedDossier>& result) {
            s.end();
            if (result)
                s.signedWith(*result);
            else
                s.refuseSignature(result.error());
            s.keepNow();
            s.tell();
        });
    s.tell();
}

/// The file stands, whatever the portal said.
void Renewal::State::signedWith(const SignedDossier& result)
{
    snapshot.report = result.report;
    snapshot.shortfall = result.shortfall;
    if (result.shortfall) base::log(*result.shortfall);
    snapshot.step = Step::done;
    if (result.recorded)
        recorded();
    else
        fail(result.recorded.error());
}

void Renewal::State::recorded()
{
    snapshot.recorded = true;
    if (snapshot.order) snapshot.order->step = renewal::OrderStep::signedElectronically;
}

void Renewal::recordAgain()
{
    auto& s = *state_;
    if (s.snapshot.busy || !s.snapshot.report || s.snapshot.recorded || !s.snapshot.order) return;
    const auto work = [own = s.settings, order = *s.snapshot.order, file = s.snapshot.target](Workbench& bench,
                                                                                              const std::stop_token&) -> base::Status {
        return portalOn(bench, own->portal).and_then([&](portal::Portal* portal) {
            auto recorded = recordSignedFile(*portal, order, file, own->clock.now());
            if (recorded) noteRecorded(*own, order.number, file);
            return recorded;
        });
    };
    s.run<void>({"stage.record"}, work, [&s](const base::Status& recorded) {
        if (!recorded) return s.fail(recorded.error());
        s.recorded();
    });
}

void Renewal::saveCopy(const std::filesystem::path& target, bool force)
{
    auto& s = *state_;
    const auto& source = s.snapshot.report               ? s.snapshot.target
                         : s.snapshot.signedFile.empty() ? s.snapshot.dossierFile
                                                         : s.snapshot.signedFile;
    if (s.snapshot.busy || source.empty()) return;
    s.run<void>(
        {"stage.copy"}, [source, target, force](Workbench&, const std::stop_token&) { return copyDossier(source, target, force); },
        [&s](const base::Status& copied) {
            if (!copied) s.fail(copied.error());
        });
}

} // namespace sceau::workflow
