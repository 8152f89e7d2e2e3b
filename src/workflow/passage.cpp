#include "workflow/passage.hpp"

namespace sceau::workflow {

base::Result<base::Bytes> PassingSigner::sign(pki::Scheme scheme, pki::Digest algorithm, base::BytesView digest)
{
    if (passage_->cancelled()) return base::fail(base::Code::cancelled, "PassingSigner");
    auto signature = key_.sign(scheme, algorithm, digest);
    if (!signature) return signature;
    if (!passage_->pass()) return base::fail(base::Code::cancelled, "PassingSigner");
    return signature;
}

} // namespace sceau::workflow
