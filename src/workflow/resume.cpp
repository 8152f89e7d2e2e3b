#include "workflow/resume.hpp"

#include "workflow/json_members.hpp"
#include "workflow/transitions.hpp"

namespace sceau::workflow {
namespace {

using base::Code;
using nlohmann::json;

constexpr int format = 1;

constexpr std::pair<const char*, bool Resume::*> flags[] = {
    {"activated", &Resume::activated},
    {"identity-accepted", &Resume::identityAccepted},
    {"contact-confirmed", &Resume::contactConfirmed},
    {"dossier-read", &Resume::dossierRead},
    {"review", &Resume::review},
    {"paper", &Resume::paper},
    {"signed", &Resume::isSigned},
};

Resume read(JsonMembers members)
{
    Resume resume;
    if (members.take<int>("format") != format) throw std::invalid_argument("format");
    resume.savedAt = orThrow(base::parseRfc3339(members.take<std::string>("saved")), "saved");
    const auto step = stepNamed(members.take<std::string>("step"));
    if (!step) throw std::invalid_argument("step");
    resume.step = *step;
    resume.order = members.take<std::string>("order");
    resume.key = {members.take<std::string>("token"), members.take<std::string>("certificate")};
    resume.contact = orThrow(renewal::parseContact(members.takeAny("contact").dump()), "contact");
    resume.givenPdf = members.take<std::string>("given-pdf");
    resume.target = members.take<std::string>("target");
    for (const auto& [key, flag] : flags)
        resume.*flag = members.take<bool>(key);
    members.end();
    return resume;
}

} // namespace

std::optional<Resume> resumeOf(const Snapshot& snapshot, base::Instant now)
{
    if (!snapshot.token || !snapshot.certificate || !(snapshot.order || snapshot.givenPdf)) return {};
    Resume resume;
    resume.savedAt = now;
    resume.step = snapshot.step;
    resume.order = snapshot.order ? snapshot.order->number : std::string{};
    resume.key = identityOf(*snapshot.token, *snapshot.certificate);
    resume.contact = snapshot.contact;
    resume.givenPdf = snapshot.givenPdf.value_or(std::filesystem::path{});
    resume.target = snapshot.target;
    resume.activated = snapshot.activated;
    resume.identityAccepted = snapshot.identityAccepted;
    resume.contactConfirmed = snapshot.contactConfirmed;
    resume.dossierRead = snapshot.dossierRead;
    resume.review = snapshot.review;
    resume.paper = snapshot.paper;
    resume.isSigned = snapshot.report.has_value();
    return resume;
}

void resumeInto(Snapshot& snapshot, const Resume& resume)
{
    snapshot.step = resume.step;
    snapshot.contact = resume.contact;
    snapshot.target = resume.target;
    snapshot.activated = resume.activated;
    snapshot.identityAccepted = resume.identityAccepted;
    snapshot.contactConfirmed = resume.contactConfirmed;
    snapshot.dossierRead = resume.dossierRead;
    snapshot.review = resume.review;
    snapshot.paper = resume.paper;
    snapshot.resumed = true;
}

std::string toJson(const Resume& resume)
{
    json object{{"format", format},
                {"saved", base::rfc3339(resume.savedAt)},
                {"step", name(resume.step)},
                {"order", resume.order},
                {"token", resume.key.serial},
                {"certificate", resume.key.certificate},
                {"contact", json::parse(renewal::contactJson(resume.contact))},
                {"given-pdf", resume.givenPdf.string()},
                {"target", resume.target.string()}};
    for (const auto& [key, flag] : flags)
        object[key] = resume.*flag;
    return object.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

base::Result<Resume> parseResume(std::string_view text)
{
    return readMembers(text, Code::resumeUnreadable, "parseResume", read);
}

} // namespace sceau::workflow
