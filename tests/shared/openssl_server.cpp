#include "shared/openssl_server.hpp"

#include "pki/openssl.hpp"

#include <cstdlib>
#include <fstream>
#include <openssl/pem.h>
#include <sstream>
#include <stdexcept>
#include <sys/socket.h>

namespace fs = std::filesystem;

namespace sceau::test {

namespace {

fs::path programInPath(const std::string& name)
{
    std::istringstream folders(std::getenv("PATH"));
    for (std::string folder; std::getline(folders, folder, ':');) {
        if (fs::exists(fs::path(folder) / name)) return fs::path(folder) / name;
    }
    throw std::runtime_error("fixture: no " + name + " in PATH");
}

base::Child start(const std::string& command, const std::string& portOption, const std::vector<std::string>& more)
{
    std::vector<std::string> arguments{command, portOption, "0"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    auto process = base::Child::start(programInPath("openssl"), arguments, base::Child::Output::socket);
    if (!process) throw std::runtime_error("fixture: openssl " + command);
    return std::move(*process);
}

std::string line(const base::Child& process)
{
    std::string line;
    for (char byte = 0; ::recv(process.socket(), &byte, 1, 0) == 1 && byte != '\n';)
        line += byte;
    return line;
}

/// "ACCEPT [::]:36073", with "PID=4864" or without; other lines may come before.
int portOf(const base::Child& process)
{
    auto said = line(process);
    while (!said.empty() && !said.starts_with("ACCEPT "))
        said = line(process);
    const auto colon = said.rfind(':');
    if (colon == std::string::npos) throw std::runtime_error("fixture: openssl said " + said);
    return std::stoi(said.substr(colon + 1));
}

} // namespace

OpensslServer::OpensslServer(const std::string& command, const std::string& portOption, const std::vector<std::string>& more)
    : process_(start(command, portOption, more)), port_(portOf(process_))
{
}

void writeIdentity(const fs::path& folder, const std::string& name, const pki::TestIdentity& identity)
{
    const unsigned char* cursor = identity.privateKey.data();
    const pki::KeyPointer key(d2i_AutoPrivateKey(nullptr, &cursor, static_cast<long>(identity.privateKey.size())));
    const pki::BioPointer file(BIO_new_file((folder / (name + ".key")).c_str(), "w"));
    PEM_write_bio_PrivateKey(file.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    std::ofstream(folder / (name + ".crt"), std::ios::trunc) << toPem(identity.certificate);
}

} // namespace sceau::test
