#include "journey/person.hpp"

#include <fstream>

namespace sceau::test {

Person::Person()
{
    const auto folder = home() / ".config/sceau";
    std::filesystem::create_directories(folder);
    std::filesystem::create_directories(home() / "run");
    std::filesystem::permissions(home() / "run", std::filesystem::perms::owner_all);
    const nlohmann::json settings{{"portal", demo_.portal()}, {"module", demo_.module()}, {"trust", {demo_.trust()}}, {"language", "fr"}};
    std::ofstream(folder / "settings.json") << settings;
}

Environment Person::environment() const
{
    auto all = Desktop::shared().environment(home());
    all["XDG_RUNTIME_DIR"] = home() / "run";
    all["SOFTHSM2_CONF"] = demo_.path("softhsm/softhsm2.conf");
    return all;
}

Started Person::start(const std::vector<std::string>& options, const Environment& added) const
{
    std::vector<std::string> command{"/usr/bin/env", "-C", demo_.path(""), SCEAU_BIN_DIR "/sceau"};
    command.insert(command.end(), options.begin(), options.end());
    auto all = environment();
    for (const auto& [name, value] : added)
        all[name] = value;
    return {command, all, Desktop::shared().log()};
}

int statusOf(Started& program)
{
    static_cast<void>(program.line()); // its end, as it says nothing
    return program.end();
}

} // namespace sceau::test
