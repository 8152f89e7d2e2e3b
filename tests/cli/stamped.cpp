#include "stamped.hpp"

#include "shared/certificates.hpp"

namespace sceau::cli::test {

Stamped::Stamped()
    : root(sceau::test::made(sceau::test::authorityDraft("TEST Racine horodatage", nullptr))), unit(sceau::test::timeUnit(root))
{
    demo.write("tsa.pem", toPem(root.certificate));
    stamp();
}

void Stamped::stamp(std::function<std::string(const std::string&)> alter)
{
    sceau::test::TimeAuthority::Manner manner;
    manner.identity = &unit;
    manner.alter = std::move(alter);
    authority.emplace(std::move(manner));
}

} // namespace sceau::cli::test
