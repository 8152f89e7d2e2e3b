#pragma once

#include "base/bytes.hpp"
#include "base/clock.hpp"

#include <map>

namespace sceau::pades {

/// Proofs of existence (EN 319 102-1 § 5.6.2.3): since when the bytes of something are known to have been there.
class Existence {
public:
    explicit Existence(base::Instant now) : now_(now) {}

    /// A time-stamp that is believed covers these bytes.
    void prove(base::BytesView object, base::Instant time);
    /// Of now, when nothing proves more: it is in our hands.
    [[nodiscard]] base::Instant since(base::BytesView object) const;
    [[nodiscard]] bool knows(base::BytesView object) const;
    [[nodiscard]] base::Instant now() const { return now_; }

private:
    base::Instant now_;
    std::map<base::Bytes, base::Instant> earliest_; ///< by SHA-256
};

} // namespace sceau::pades
