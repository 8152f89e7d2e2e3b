#include "cli/verify_words.hpp"

#include "review/pace.hpp"
#include "review/said.hpp"

namespace sceau::cli {
namespace {

void list(const std::vector<review::Said>& all, const std::string& indent, Console& console)
{
    for (const auto& said : all)
        console.write(indent + said.code + ' ' + said.message.title);
}

void describe(const pades::SignatureReport& signature, Console& console)
{
    const auto name = signature.signer ? signature.signer->commonName : std::string{};
    const auto indication = pades::name(signature.indication) + (signature.subIndication.empty() ? "" : " / " + signature.subIndication);
    console.write("  "
                  + text::sentence("cli.said.signature", console.language(),
                                   {{"field", signature.field}, {"name", name}, {"indication", indication}}));
    list(review::saidOf(signature, console.language()), "    ", console);
}

} // namespace

void describe(const review::FileReview& review, Console& console)
{
    const auto word = text::message("verdict." + review::name(review.verdict), console.language());
    console.write(word.title + "  " + review.report.file.string());
    if (!word.cause.empty()) console.write("  " + word.cause);
    for (const auto& signature : review.report.signatures)
        describe(signature, console);
    list(review::saidOf(review, console.language()), "  ", console);
}

void describe(const review::BatchSummary& summary, Console& console)
{
    using review::Verdict;
    std::string counts;
    for (const auto verdict : {Verdict::accepted, Verdict::review, Verdict::pending, Verdict::rejected}) {
        if (summary.count(verdict) == 0) continue;
        counts += (counts.empty() ? "" : ", ") + std::to_string(summary.count(verdict)) + ' '
                  + text::sentence("verdict." + review::name(verdict), console.language());
    }
    console.say("cli.said.verified", {{"files", std::to_string(summary.files())},
                                      {"counts", counts},
                                      {"duration", review::spoken(std::chrono::ceil<std::chrono::seconds>(summary.duration))}});
}

} // namespace sceau::cli
