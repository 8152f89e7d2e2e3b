#include "pdf/permissions.hpp"

#include <algorithm>

namespace sceau::pdf {

namespace {

/// The stricter of two levels; 0 is none.
int stricter(int a, int b)
{
    if (a == 0 || b == 0) return std::max(a, b);
    return std::min(a, b);
}

} // namespace

Permissions Permissions::of(const Inspection& inspection, std::size_t revision)
{
    Permissions permissions;
    permissions.certification = inspection.permittedByCatalog;
    for (const auto& signature : inspection.signatures) {
        if (signature.revision > revision) continue;
        permissions.certification = stricter(permissions.certification, signature.certification);
        for (const auto& lock : signature.locks) {
            permissions.certification = stricter(permissions.certification, lock.permissions);
            permissions.locks.push_back(lock);
        }
    }
    return permissions;
}

std::string Permissions::forbid(const Findings& findings) const
{
    if (certification == 1 && findings.change > Change::archival) return "DocMDP P=1: more than an archival update";
    if (certification != 0 && !findings.visibleField.empty())
        return "DocMDP: new field " + findings.visibleField + " shows on a certified document";
    for (const auto& field : findings.filled) {
        const bool locked = std::any_of(locks.begin(), locks.end(), [&](const FieldLock& lock) { return lock.covers(field); });
        if (locked) return "FieldMDP: field " + field + " is locked";
    }
    return {};
}

} // namespace sceau::pdf
