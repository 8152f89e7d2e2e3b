#pragma once

#include "dossier/compose.hpp"

#include <QByteArray>
#include <QString>
#include <filesystem>

namespace sceau::test {

/// A dossier with nothing unusual in it.
[[nodiscard]] dossier::Dossier sampleDossier();

/// Laid out with the embedded wording; the test fails when it is refused.
[[nodiscard]] QByteArray laidOut(const dossier::Dossier& dossier);

[[nodiscard]] QByteArray bytesOf(const base::Bytes& bytes);
[[nodiscard]] std::filesystem::path savedPdf(const QByteArray& pdf, const std::string& name);

/// What pdftotext reads in the file, every run of white space as one space: no-break spaces come back as spaces.
[[nodiscard]] std::string textRead(const std::filesystem::path& pdf, const std::string& options = {});

[[nodiscard]] std::string withSpacesCollapsed(const std::string& text);
[[nodiscard]] std::string withoutSpaces(const std::string& text);

struct Judged {
    int status = -1;
    std::string output; ///< standard output and error
};

/// An outside program, run by the shell.
[[nodiscard]] Judged judge(const std::string& command);

} // namespace sceau::test
