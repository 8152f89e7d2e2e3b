#include "support/site_address.hpp"

#include <QUrl>

namespace sceau::support {

std::optional<SiteAddress> siteAddress(std::string_view text)
{
    const QUrl url(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != QLatin1String("https") || url.host().isEmpty() || !url.userInfo().isEmpty()) return {};
    return SiteAddress{url.toEncoded(QUrl::RemoveFragment).toStdString(), url.host(QUrl::FullyEncoded).toStdString()};
}

} // namespace sceau::support
