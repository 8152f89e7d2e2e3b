#include "dossier/compose.hpp"

#include "base/program.hpp"
#include "dossier/composer.hpp"
#include "dossier/dossier_json.hpp"
#include "pdf/finish.hpp"

namespace sceau::dossier {

namespace {

/// sceau-compose says why on its standard output when it makes no PDF; the text is ours, but bounded all the same.
base::Error refusalIn(const Answer& answer)
{
    constexpr std::size_t longest = 200;
    const auto said = base::textOf(answer.output).substr(0, longest);
    return base::Error{base::Code::composeFailed}.at("sceau-compose").with("problem", std::string(said));
}

} // namespace

base::Result<base::Bytes> compose(const Dossier& dossier, std::stop_token stop)
{
    const auto request = toJson(dossier);
    if (!request) return tl::unexpected(request.error());
    const auto program = base::siblingProgram("sceau-compose");
    if (!program) return tl::unexpected(program.error());

    const auto answer = ask(*program, *request, {}, stop);
    if (!answer) return tl::unexpected(answer.error());
    if (answer->status != 0) return tl::unexpected(refusalIn(*answer));
    return pdf::finish(answer->output, {.language = "fr-FR", .identifier = dossier.id + " " + base::rfc3339(dossier.issuedAt)});
}

} // namespace sceau::dossier
