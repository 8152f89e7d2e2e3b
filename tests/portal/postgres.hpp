#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace sceau::portal::test {

/// A PostgreSQL server of this process, on a socket in its own folder; stopped and removed with this object.
class Postgres {
public:
    /// Empty where PostgreSQL is not installed.
    [[nodiscard]] static std::optional<Postgres> start();
    Postgres(Postgres&& other) noexcept;
    Postgres& operator=(Postgres&&) = delete;
    Postgres(const Postgres&) = delete;
    Postgres& operator=(const Postgres&) = delete;
    ~Postgres();

    [[nodiscard]] std::string url() const;

private:
    Postgres(std::filesystem::path programs, std::filesystem::path folder) : programs_(std::move(programs)), folder_(std::move(folder)) {}

    std::filesystem::path programs_;
    std::filesystem::path folder_;
};

} // namespace sceau::portal::test
