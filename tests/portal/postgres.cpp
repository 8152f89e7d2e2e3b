#include "postgres.hpp"

#include "shared/process.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <unistd.h>
#include <utility>
#include <vector>

namespace sceau::portal::test {
namespace {

namespace fs = std::filesystem;

std::optional<fs::path> programsFolder()
{
    std::error_code ignored;
    std::vector<fs::path> versions;
    for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", ignored)) {
        if (fs::exists(entry.path() / "bin" / "initdb")) versions.push_back(entry.path() / "bin");
    }
    if (versions.empty()) return std::nullopt;
    return *std::max_element(versions.begin(), versions.end());
}

/// The server refuses to run as root.
sceau::test::Outcome asServer(std::vector<std::string> command)
{
    if (geteuid() == 0) {
        const std::vector<std::string> drop{"setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"};
        command.insert(command.begin(), drop.begin(), drop.end());
    }
    return sceau::test::run(command);
}

void require(const sceau::test::Outcome& outcome)
{
    if (outcome.status != 0) throw std::runtime_error(outcome.output);
}

} // namespace

std::optional<Postgres> Postgres::start()
{
    const auto programs = programsFolder();
    if (!programs) return std::nullopt;
    auto name = (fs::temp_directory_path() / "sceau-pg-XXXXXX").string(); // short: a socket's path holds 107 bytes
    if (!mkdtemp(name.data())) throw std::runtime_error("mkdtemp");
    if (geteuid() == 0) require(sceau::test::run({"chown", "postgres:postgres", name}));
    Postgres server(*programs, name);
    const auto data = (server.folder_ / "data").string();
    require(asServer({(*programs / "initdb").string(), "-D", data, "-U", "clerk", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C"}));
    require(asServer({(*programs / "pg_ctl").string(), "-D", data, "-w", "-l", (server.folder_ / "log").string(), "-o",
                      "-c listen_addresses='' -c fsync=off -k " + name, "start"}));
    return server;
}

Postgres::Postgres(Postgres&& other) noexcept : programs_(std::move(other.programs_)), folder_(std::exchange(other.folder_, {})) {}

Postgres::~Postgres()
{
    if (folder_.empty()) return;
    (void)asServer({(programs_ / "pg_ctl").string(), "-D", (folder_ / "data").string(), "-m", "immediate", "-w", "stop"});
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

std::string Postgres::url() const
{
    return "postgresql://clerk@/postgres?host=" + folder_.string();
}

} // namespace sceau::portal::test
