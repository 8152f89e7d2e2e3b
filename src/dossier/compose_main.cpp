#include "dossier/dossier_json.hpp"
#include "dossier/layout/document.hpp"

#include <QGuiApplication>
#include <cstdio>
#include <unistd.h>

namespace {

using namespace sceau;

constexpr unsigned secondsToLive = 60;
constexpr std::size_t longestInput = std::size_t{1} << 20U;

std::string readInput()
{
    std::string input;
    for (char chunk[4096]; input.size() <= longestInput;) {
        const auto got = std::fread(chunk, 1, sizeof chunk, stdin);
        if (got == 0) break;
        input.append(chunk, got);
    }
    return input;
}

base::Result<QByteArray> composed(const std::string& input)
{
    if (input.size() > longestInput) return base::fail(base::Code::composeFailed, "input too large");
    const auto dossier = dossier::parseDossier(input);
    if (!dossier) return tl::unexpected(dossier.error());
    const auto wording = dossier::layout::embeddedWording();
    if (!wording) return tl::unexpected(wording.error());
    return dossier::layout::layOut(*dossier, *wording);
}

/// The caller makes an Error of it: where, then the facts.
std::string refusal(const base::Error& error)
{
    auto line = error.where;
    for (const auto& [key, value] : error.facts) {
        line.append(": ").append(key).append(" ").append(value);
    }
    return line;
}

bool write(const char* data, std::size_t size)
{
    return std::fwrite(data, 1, size, stdout) == size && std::fflush(stdout) == 0;
}

} // namespace

/// sceau-compose: a dossier as JSON on standard input, its PDF on standard output. Exit status 1: why not, on standard output.
int main(int count, char** arguments)
{
    ::alarm(secondsToLive);
    dossier::layout::prepareProcess();
    const QGuiApplication application(count, arguments);
    const auto pdf = composed(readInput());
    if (!pdf) {
        const auto line = refusal(pdf.error());
        write(line.data(), line.size());
        return 1;
    }
    return write(pdf->constData(), static_cast<std::size_t>(pdf->size())) ? 0 : 1;
}
