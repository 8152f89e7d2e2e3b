#include "pades/existence.hpp"

#include "pki/signature_algorithm.hpp"

#include <algorithm>

namespace sceau::pades {

namespace {

base::Bytes nameOf(base::BytesView object)
{
    return pki::digestOf("SHA-256", object);
}

} // namespace

void Existence::prove(base::BytesView object, base::Instant time)
{
    const auto [known, added] = earliest_.emplace(nameOf(object), time);
    if (!added) known->second = std::min(known->second, time);
}

base::Instant Existence::since(base::BytesView object) const
{
    if (earliest_.empty()) return now_;
    const auto known = earliest_.find(nameOf(object));
    return known == earliest_.end() ? now_ : std::min(known->second, now_);
}

bool Existence::knows(base::BytesView object) const
{
    return earliest_.contains(nameOf(object));
}

} // namespace sceau::pades
