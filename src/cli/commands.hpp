#pragma once

#include "cli/console.hpp"

namespace CLI {
class App;
}

/// Each adds its commands to the program; the one that a person chose leaves its exit status in `exit`.
namespace sceau::cli {

void addTokenCommands(CLI::App& program, Console& console, Exit& exit);
void addDriverCommand(CLI::App& tokenFamily, Console& console, Exit& exit);
void addPinCommands(CLI::App& program, Console& console, Exit& exit);
void addEligibilityCommand(CLI::App& program, Console& console, Exit& exit);
void addRenewCommand(CLI::App& program, Console& console, Exit& exit);
void addDossierCommands(CLI::App& program, Console& console, Exit& exit);
void addSignCommand(CLI::App& program, Console& console, Exit& exit);
void addAugmentCommand(CLI::App& program, Console& console, Exit& exit);
void addVerifyCommand(CLI::App& program, Console& console, Exit& exit);
/// The same with `--policy dossier`, which asks the portal.
void addDossierVerifyCommand(CLI::App& program, Console& console, Exit& exit);
void addPortalCommands(CLI::App& program, Console& console, Exit& exit);
void addDemoCommands(CLI::App& program, Console& console, Exit& exit);

} // namespace sceau::cli
