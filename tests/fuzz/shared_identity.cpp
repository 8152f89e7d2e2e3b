#include "shared_identity.hpp"

#include <cstdio>
#include <cstdlib>

namespace sceau::fuzz {

namespace {

pki::Certificate written(const char* file)
{
    auto certificates = pki::readCertificates(file);
    if (certificates && certificates->size() == 1) return certificates->front();
    std::fprintf(stderr, "%s is missing: run fuzz_seeds seeds\n", file);
    std::exit(2);
}

} // namespace

const pki::Certificate& subject()
{
    static const auto certificate = written("seeds/subject.cer");
    return certificate;
}

const pki::Certificate& issuer()
{
    static const auto certificate = written("seeds/issuer.cer");
    return certificate;
}

} // namespace sceau::fuzz
