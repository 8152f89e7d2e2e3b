#pragma once

#include "base/child.hpp"
#include "pki/test_authority.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace sceau::test {

/// A command of the program openssl that listens on a free port of this machine, until it goes.
class OpensslServer {
public:
    /// All of the command line but the port, which is `portOption` 0.
    OpensslServer(const std::string& command, const std::string& portOption, const std::vector<std::string>& more);
    [[nodiscard]] int port() const { return port_; }

private:
    base::Child process_;
    int port_;
};

/// NAME.crt and NAME.key, PEM, as openssl's commands want them.
void writeIdentity(const std::filesystem::path& folder, const std::string& name, const pki::TestIdentity& identity);

} // namespace sceau::test
