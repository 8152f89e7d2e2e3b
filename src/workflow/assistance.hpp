#pragma once

#include "token/diagnosis.hpp"
#include "workflow/background.hpp"
#include "workflow/renewal.hpp"

/// What this computer shows of readers, keys and drivers, for a person with somebody of support on the phone. No PIN is asked or tried.
namespace sceau::workflow {

class Mailbox;

struct AssistanceState {
    bool busy = false;
    std::string stage;                     ///< key of resources/text.json while busy
    std::optional<token::Diagnoses> found; ///< empty until it was looked; while busy, what was found before
    std::filesystem::path named;           ///< the module that options or settings name: no other is asked for keys
    std::filesystem::path chosen;          ///< the driver that was just remembered
    bool forgotten = false;                ///< the memory of drivers was just emptied
    std::optional<base::Error> error;      ///< of the last action
};

/// No call waits; one at a time.
class Assistance : public QObject {
    Q_OBJECT
public:
    explicit Assistance(Renewal& renewal, QObject* parent = nullptr);
    ~Assistance() override;

    [[nodiscard]] const AssistanceState& state() const { return state_; }

    void look();                                         ///< at every reader and every driver
    void useDriver(const std::filesystem::path& module); ///< remembers it for the keys in readers that it reads
    void forgetDrivers();

Q_SIGNALS:
    void changed();
    void outdated(); ///< a reader or a key came or went since it was looked

private:
    [[nodiscard]] bool begin(const char* stage);
    void lookOn();
    void looked(base::Result<token::Diagnoses> result);
    void acted(const base::Status& done);

    Renewal& renewal_;
    std::unique_ptr<Mailbox> letters_;
    std::unique_ptr<Background> background_;
    AssistanceState state_;
};

/// A place that nobody named and where nothing is: worth counting, not worth a line.
[[nodiscard]] bool isAbsent(const token::DriverDiagnosis& driver);

/// One text for a mail or a ticket: versions, readers, keys as the drivers see them, every check. No name of a person, no serial number,
/// nothing of a certificate; a person's home folder is "~".
[[nodiscard]] std::string forSupport(const AssistanceState& state);

} // namespace sceau::workflow
