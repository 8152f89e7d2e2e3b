#include "workflow/lookup.hpp"
#include "workflow/transitions.hpp"

#include <algorithm>

namespace sceau::workflow {
namespace {

using base::Code;
using renewal::Eligible;

bool isOf(const std::optional<base::Error>& error, std::initializer_list<Code> codes)
{
    return error && std::find(codes.begin(), codes.end(), error->code) != codes.end();
}

bool goesOn(const Answer& answer)
{
    return !answer.error || answer.report || (answer.resume && !answer.resume->givenPdf.empty());
}

KeyState stateOf(const Answer& answer)
{
    if (!answer.certificate) return KeyState::notRenewable;
    if (answer.report) return KeyState::ready;
    if (isOf(answer.error, {Code::orderUnpaid, Code::orderCancelled, Code::orderSigned})) return KeyState::notRenewable;
    if (answer.beforeLogin && answer.beforeLogin->eligible == Eligible::no) return KeyState::notRenewable;
    if (goesOn(answer)) return KeyState::ready;
    return isOf(answer.error, {Code::severalOrders}) ? KeyState::chooseOrder : KeyState::noOrder;
}

/// What the portal issued is the confirmed contact, whatever a file remembers.
void putDossier(Snapshot& snapshot, const std::optional<DossierFile>& dossier)
{
    snapshot.contactConfirmed = dossier && snapshot.order;
    if (!dossier) return;
    snapshot.dossierId = dossier->issued.id;
    snapshot.dossierFile = dossier->file;
    snapshot.dossierPages = dossier->pages;
    if (auto confirmed = renewal::parseContact(dossier->issued.contact)) snapshot.contact = *std::move(confirmed);
}

void goOnWhereItWasLeft(Snapshot& snapshot, const Answer& answer)
{
    resumeInto(snapshot, *answer.resume);
    if (!answer.resume->givenPdf.empty()) snapshot.givenPdf = answer.resume->givenPdf;
    if (answer.afterLogin) snapshot.eligibility = answer.afterLogin;
    snapshot.review = answer.afterLogin && answer.afterLogin->eligible == Eligible::unknown;
    snapshot.report = answer.report;
    snapshot.recorded = answer.report && (!snapshot.order || isOf(answer.error, {Code::orderSigned}));
}

} // namespace

void apply(Snapshot& snapshot, Answer answer)
{
    forgetRenewal(snapshot);
    snapshot.step = Step::key;
    snapshot.key = stateOf(answer);
    if (snapshot.key != KeyState::ready && snapshot.key != KeyState::chooseOrder) snapshot.error = answer.error;
    snapshot.certificate = answer.certificate;
    snapshot.portal = answer.portal;
    snapshot.orders = std::move(answer.orders);
    snapshot.order = answer.order;
    snapshot.entry = answer.entry;
    snapshot.signedFile = answer.signedFile;
    snapshot.eligibility = answer.beforeLogin;
    snapshot.paper = snapshot.order && snapshot.order->step == renewal::OrderStep::paper;
    if (snapshot.order && snapshot.entry) snapshot.contact = renewal::contactFrom(*snapshot.entry, *snapshot.order);
    if (answer.resume && snapshot.key != KeyState::noOrder) goOnWhereItWasLeft(snapshot, answer);
    putDossier(snapshot, answer.dossier);

    if (snapshot.report)
        snapshot.step = Step::done;
    else
        stopAtFirstUnanswered(snapshot);
}

} // namespace sceau::workflow
