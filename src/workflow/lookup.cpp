#include "workflow/lookup.hpp"

#include "workflow/certificate_to_renew.hpp"
#include "workflow/order_choice.hpp"
#include "workflow/renewal_steps.hpp"
#include "workflow/resume_folder.hpp"

#include <algorithm>

namespace sceau::workflow {
namespace {

using base::Code;

/// One question being answered, piece by piece.
class Inquiry {
public:
    Inquiry(const Settings& settings, const Question& question, Scratch& scratch)
        : settings_(settings), question_(question), scratch_(scratch), folder_(settings.resumeFolder)
    {
    }

    Answer answer(Workbench& bench)
    {
        const auto opened = portalOn(bench, settings_.portal);
        portal_ = opened ? *opened : nullptr;
        if (!opened)
            answer_.error = opened.error();
        else
            answer_.portal = portal_->kind();

        if (!found(certificate())) return std::move(answer_);
        recall();
        if (portal_ && found(order())) found(dossier());
        if (answer_.order && answer_.error) found(whatWasSigned());
        bringGivenPdf();
        bringSignedFile();
        found(judge());
        if (answer_.error && answer_.error->code == Code::portalUnreadable) bench.portal.reset();
        return std::move(answer_);
    }

private:
    /// The first failure is the one to tell.
    bool found(const base::Status& status)
    {
        if (!status && !answer_.error) answer_.error = status.error();
        return status.has_value();
    }

    /// A portal that fails here is as good as none: the key can still sign a given PDF.
    base::Status certificate()
    {
        auto index = certificateToRenew(question_.token, portal_, question_.now, settings_.limits);
        if (!index && portal_) {
            const auto alone = certificateToRenew(question_.token, question_.now, settings_.limits);
            if (alone) {
                answer_.error = index.error();
                portal_ = nullptr;
                index = alone;
            }
        }
        if (!index) return tl::unexpected(index.error());
        answer_.certificate = *index;
        return {};
    }

    [[nodiscard]] const pki::Certificate& toRenew() const { return question_.token.certificates[*answer_.certificate].certificate; }

    /// The renewal under way of the order that was asked for, else the one left last.
    void recall()
    {
        auto kept = folder_.of(identityOf(question_.token, *answer_.certificate), question_.now);
        std::sort(kept.begin(), kept.end(), [](const Resume& a, const Resume& b) { return a.savedAt > b.savedAt; });
        const auto fits = [&](const Resume& r) { return question_.order.empty() || r.order == question_.order; };
        if (const auto found = std::find_if(kept.begin(), kept.end(), fits); found != kept.end()) answer_.resume = *found;
    }

    [[nodiscard]] bool resumesSignedFile() const
    {
        std::error_code ignored;
        return answer_.resume && answer_.resume->isSigned && std::filesystem::exists(answer_.resume->target, ignored);
    }

    base::Status order()
    {
        auto orders = portal_->ordersFor(toRenew().issuer, toRenew().serial);
        if (!orders) return tl::unexpected(orders.error());
        answer_.orders = *std::move(orders);

        auto chosen = chooseOrder(answer_.orders, answer_.resume ? answer_.resume->order : question_.order);
        if (!chosen && answer_.resume && !resumesSignedFile()) {
            forgetResume();
            chosen = chooseOrder(answer_.orders, question_.order);
        }
        if (!chosen) return nameClosed(chosen.error());
        answer_.order = *std::move(chosen);
        return {};
    }

    /// An order that is closed ends its renewal; a given PDF waits for no order.
    void forgetResume()
    {
        if (answer_.resume->order.empty()) return;
        folder_.remove(*answer_.resume);
        answer_.resume.reset();
    }

    base::Status nameClosed(const base::Error& error)
    {
        const auto number = error.facts.find("order");
        for (const auto& order : answer_.orders)
            if (number != error.facts.end() && order.number == number->second) answer_.order = order;
        return tl::unexpected(error);
    }

    base::Status dossier()
    {
        auto issued = portal_->issued(answer_.order->number);
        if (!issued) return tl::unexpected(issued.error());
        if (!*issued) return {};
        auto shown = show(**std::move(issued), scratch_);
        if (!shown) return tl::unexpected(shown.error());
        answer_.dossier = *std::move(shown);
        return {};
    }

    base::Status whatWasSigned()
    {
        auto pdf = portal_->signedDossier(answer_.order->number);
        if (!pdf) return tl::unexpected(pdf.error());
        if (!*pdf) return {};
        auto file = scratch_.keep(answer_.order->number + "-signed", **pdf);
        if (!file) return tl::unexpected(file.error());
        answer_.signedFile = *std::move(file);
        return {};
    }

    void bringGivenPdf()
    {
        if (!answer_.resume || answer_.resume->givenPdf.empty()) return;
        auto given = answer_.error ? takeGivenPdf(answer_.resume->givenPdf, scratch_) : base::fail(Code::orderMissing);
        if (given)
            answer_.dossier = *std::move(given);
        else
            answer_.resume.reset();
    }

    void bringSignedFile()
    {
        if (!resumesSignedFile()) return;
        answer_.report = pades::verify(answer_.resume->target, {settings_.anchors, question_.now, {}});
    }

    base::Status judge()
    {
        const auto* order = answer_.order ? &*answer_.order : nullptr;
        auto known = circumstances(portal_, order, toRenew(), question_.token.certificates[*answer_.certificate].hasKey, question_.now);
        if (!known) return tl::unexpected(known.error());
        answer_.entry = known->entry;
        answer_.beforeLogin = renewal::decideWithoutLogin(*known, settings_.limits);
        if (!answer_.resume || !answer_.resume->activated) return {};
        known->hasKey = pki::HasKey::yes;
        answer_.afterLogin = renewal::decide(*known, settings_.limits);
        return {};
    }

    const Settings& settings_;
    const Question& question_;
    Scratch& scratch_;
    ResumeFolder folder_;
    portal::Portal* portal_ = nullptr;
    Answer answer_;
};

} // namespace

base::Result<portal::Portal*> portalOn(Workbench& bench, const std::string& where)
{
    if (where.empty()) return base::fail(Code::orderMissing, "portalOn");
    if (!bench.portal) {
        auto opened = portal::Portal::open(where);
        if (!opened) return tl::unexpected(opened.error());
        bench.portal = *std::move(opened);
    }
    return bench.portal.get();
}

Answer lookUp(Workbench& bench, const Settings& settings, const Question& question, Scratch& scratch)
{
    return Inquiry{settings, question, scratch}.answer(bench);
}

} // namespace sceau::workflow
