#include "base/code.hpp"

#include <array>

namespace sceau::base {

std::string name(Code code)
{
    static constexpr std::array families{"PIN", "KEY", "SIG", "DOC", "NET", "ORD", "SYS"};
    const int number = static_cast<int>(code);
    return std::string(families.at(static_cast<std::size_t>(number / 100 - 1))) + '-' + std::to_string(number);
}

const std::vector<Code>& allCodes()
{
    static const std::vector<Code> all{
#define SCEAU_CODE(identifier, number) Code::identifier,
        SCEAU_CODES(SCEAU_CODE)
#undef SCEAU_CODE
    };
    return all;
}

} // namespace sceau::base
