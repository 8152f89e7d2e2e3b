#pragma once

#include <string>
#include <sys/socket.h>

namespace sceau::net {

/// Whether an address leads to this machine, to a local network or to nobody in particular: loopback, private (RFC 1918), shared
/// (RFC 6598), link-local, unique-local (RFC 4193), multicast, reserved; also inside an IPv6 address that stands for an IPv4 one. An
/// address of another family counts as local.
[[nodiscard]] bool isLocal(const sockaddr& address);

/// The same of a URL's host; false for a name, save "localhost".
[[nodiscard]] bool isLocalHost(const std::string& host);

} // namespace sceau::net
