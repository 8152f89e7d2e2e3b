#include "pades/verify.hpp"

namespace sceau::pades {

std::string name(Indication indication)
{
    switch (indication) {
    case Indication::totalPassed:
        return "TOTAL-PASSED";
    case Indication::totalFailed:
        return "TOTAL-FAILED";
    case Indication::indeterminate:
        break;
    }
    return "INDETERMINATE";
}

std::string name(Coverage coverage)
{
    switch (coverage) {
    case Coverage::wholeFile:
        return "whole-file";
    case Coverage::wholeRevision:
        return "whole-revision";
    case Coverage::partial:
        break;
    }
    return "partial";
}

std::string name(Changes changes)
{
    switch (changes) {
    case Changes::none:
        return "none";
    case Changes::archival:
        return "archival";
    case Changes::formFilling:
        return "form-filling";
    case Changes::annotations:
        return "annotations";
    case Changes::forbidden:
        break;
    }
    return "forbidden";
}

std::string name(FileStatus status)
{
    switch (status) {
    case FileStatus::totalPassed:
        return "TOTAL-PASSED";
    case FileStatus::totalFailed:
        return "TOTAL-FAILED";
    case FileStatus::indeterminate:
        return "INDETERMINATE";
    case FileStatus::noSignature:
        return "NO-SIGNATURE";
    case FileStatus::unreadable:
        break;
    }
    return "UNREADABLE";
}

} // namespace sceau::pades
