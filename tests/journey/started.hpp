#pragma once

#include <map>
#include <string>
#include <sys/types.h>
#include <vector>

namespace sceau::test {

using Environment = std::map<std::string, std::string>;

/// A program that runs beside this one and ends with it, whatever happens to this one.
class Started {
public:
    Started() = default;
    /// `environment` is all it sees. What it writes to its descriptor `told` can be read here; its own words go to `log`.
    Started(const std::vector<std::string>& command, const Environment& environment, const std::string& log);
    ~Started();
    Started(const Started&) = delete;
    Started& operator=(const Started&) = delete;
    Started(Started&& other) noexcept;
    Started& operator=(Started&& other) noexcept;

    static constexpr int told = 3;
    [[nodiscard]] std::string line() const; ///< the next line of `told`; empty when the program ends first
    [[nodiscard]] pid_t process() const { return process_; }
    [[nodiscard]] bool runs();
    int end(); ///< asks it to end, waits for that; its exit status, 128 + signal when one ended it

private:
    int wait();

    pid_t process_ = 0;
    int status_ = -1;
    int pipe_ = -1;
};

/// From here on, what a child leaves behind becomes this process's child, so that endTheOrphans() finds it.
void adoptOrphans();
void endTheOrphans();

} // namespace sceau::test
