#pragma once

#include <string>
#include <vector>

namespace sceau::base {

/// Every failure the program can name. The number is stable: scripts, logs and support staff depend on it.
/// Hundreds are families (1 PIN, 2 KEY, 3 SIG, 4 DOC, 5 NET, 6 ORD, 7 SYS). Texts: resources/text.json; list: docs/codes.md;
/// a test keeps the three in step.
enum class Code {
    pinIncorrect = 101,
    pinLocked = 102,
    pinOutcomeUnknown = 103, ///< the key answered something else than "wrong code": the try may have counted
    pinLastTry = 104,        ///< refused before the key was asked: the last try needs an explicit agreement
    pinLength = 105,
    pinCharacters = 106,
    pinToBeChanged = 107,
    pinCancelled = 108,
    pinUnreadable = 109, ///< --pin-file or the terminal gave nothing

    serviceStopped = 201,
    noReader = 202,
    noKey = 203,
    noDriver = 204,
    driverMissing = 205,
    driverArchitecture = 206,
    driverUnloadable = 207,
    driverFailed = 208,
    keyRemoved = 209,
    keySilent = 210,
    severalKeys = 211,
    noCertificate = 212,
    noSigningCertificate = 213,
    certificateWithoutKey = 214,
    severalSigningCertificates = 215,
    certificateExpired = 216,
    certificateNotYetValid = 217,
    testCertificate = 218,
    anotherKey = 219,
    keyFailed = 220,
    mechanismUnsupported = 221,
    keyNotFound = 222, ///< the named token or object is not there
    tokenUriInvalid = 223,
    pkcs12Unreadable = 224,
    pkcs12Password = 225,
    certificateUnreadable = 226,

    byteRangeInvalid = 301,
    coveragePartial = 302,
    digestMismatch = 303,
    signatureInvalid = 304,
    cmsMalformed = 305,
    subFilterUnsupported = 306,
    signerCertificateMissing = 307,
    signingCertificateMismatch = 308,
    chainNotFound = 309,
    changedAfterSignature = 310,
    revocationUnknown = 311,
    signerExpired = 312,
    signerNotYetValid = 313,
    notJudged = 314, ///< something this version does not judge: INDETERMINATE, never passed
    noSignature = 315,
    outsideBaseline = 316,
    algorithmWeak = 317,
    keyUsageUnfit = 318,
    signatureReused = 319,
    signatureTooLarge = 320,
    selfCheckFailed = 321, ///< our verifier did not accept what we had just signed

    notPdf = 401,
    pdfBroken = 402,
    fileEmpty = 403,
    pdfEncrypted = 404,
    pdfXfa = 405,
    pdfCertified = 406,
    fileTooLarge = 407,
    tooManyObjects = 408,
    fileMissing = 409,
    fileUnreadable = 410,
    targetExists = 411,
    targetIsInput = 412,
    folderReadOnly = 413,
    diskFull = 414,
    writeFailed = 415,
    pageOutOfRange = 416,
    certificationNotFirst = 417,
    composeFailed = 418,
    renderFailed = 419,
    fieldLocked = 420,

    networkUnreachable = 501,
    networkTimeout = 502,
    networkTls = 503,
    networkTooLarge = 504,
    networkStatus = 505,

    orderUnknown = 601,
    orderUnpaid = 602,
    orderCancelled = 603,
    orderSigned = 604,
    orderMissing = 605, ///< no order for this key
    severalOrders = 606,
    contactInvalid = 607,
    notEligible = 608,
    directoryMissing = 609,
    portalUnreadable = 610,
    portalInvalid = 611,
    acceptanceMissing = 612,
    dossierAltered = 613,
    portalExists = 614,
    resumeUnreadable = 615,

    internal = 701,
    cancelled = 702,
    programMissing = 703,
};

/// "PIN-101".
[[nodiscard]] std::string name(Code code);

/// Every code once, in ascending order.
[[nodiscard]] const std::vector<Code>& allCodes();

} // namespace sceau::base
