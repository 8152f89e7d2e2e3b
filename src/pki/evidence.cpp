#include "pki/evidence.hpp"

#include <algorithm>

namespace sceau::pki {

namespace {

template <class T> void addNew(std::vector<T>& all, const T& one)
{
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

} // namespace

void add(Evidence& evidence, const Certificate& certificate)
{
    addNew(evidence.certificates, certificate);
}

void add(Evidence& evidence, const Evidence& more)
{
    for (const auto& certificate : more.certificates)
        addNew(evidence.certificates, certificate);
    for (const auto& ocsp : more.ocsps)
        addNew(evidence.ocsps, ocsp);
    for (const auto& crl : more.crls)
        addNew(evidence.crls, crl);
}

} // namespace sceau::pki
