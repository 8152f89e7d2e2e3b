#pragma once

namespace sceau::cli {

/// While it lives, Ctrl-C and a request to end are noticed instead of ending the process: what is half done is undone first.
class Interruption {
public:
    Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;
    ~Interruption();

    [[nodiscard]] static bool asked();
};

/// Ends this process as the signal that was noticed would have; returns when there was none.
void endIfInterrupted();

/// Ends this process, quietly, as any other whose reader has gone: by SIGPIPE (141 in a shell).
void endUnread();

} // namespace sceau::cli
