#pragma once

#include <string>
#include <vector>

namespace sceau::base {

/// Every failure the program can name, with its number. The number is stable: scripts, logs and support staff depend on it.
/// Hundreds are families (1 PIN, 2 KEY, 3 SIG, 4 DOC, 5 NET, 6 ORD, 7 SYS). Texts: resources/text.json; list: docs/codes.md;
/// a test keeps the three in step.
// clang-format off
#define SCEAU_CODES(X)                                                                                           \
    /* PIN */                                                                                                    \
    X(pinIncorrect, 101)                                                                                         \
    X(pinLocked, 102)                                                                                            \
    X(pinOutcomeUnknown, 103) /* the key answered something else than "wrong code": the try may have counted */  \
    X(pinLastTry, 104) /* refused before the key was asked: the last try needs an explicit agreement */          \
    X(pinLength, 105)                                                                                            \
    X(pinCharacters, 106)                                                                                        \
    X(pinToBeChanged, 107)                                                                                       \
    X(pinCancelled, 108)                                                                                         \
    X(pinUnreadable, 109) /* --pin-file or the terminal gave nothing */                                          \
    X(pinChangeUnsupported, 110)                                                                                 \
    X(newPinRefused, 111) /* by the key: the PIN is the old one */                                               \
    X(newPinUnknown, 112) /* the key did not confirm the change: the old PIN holds, or the new one */            \
    X(newPinLength, 113)                                                                                         \
    X(newPinCharacters, 114)                                                                                     \
    X(newPinWeak, 115)                                                                                           \
    X(newPinsDiffer, 116) /* typed twice, not the same */                                                        \
    X(pukIncorrect, 121)                                                                                         \
    X(pukLocked, 122)                                                                                            \
    X(pukOutcomeUnknown, 123) /* neither whether the PUK was right nor which PIN holds is known */               \
    X(pukLastTry, 124) /* refused before the key was asked */                                                    \
    X(pukLength, 125)                                                                                            \
    X(pukCharacters, 126)                                                                                        \
    X(unblockUnsupported, 127)                                                                                   \
    /* KEY */                                                                                                    \
    X(serviceStopped, 201)                                                                                       \
    X(noReader, 202)                                                                                             \
    X(noKey, 203)                                                                                                \
    X(noDriver, 204)                                                                                             \
    X(driverMissing, 205)                                                                                        \
    X(driverArchitecture, 206)                                                                                   \
    X(driverUnloadable, 207)                                                                                     \
    X(driverFailed, 208)                                                                                         \
    X(keyRemoved, 209)                                                                                           \
    X(keySilent, 210)                                                                                            \
    X(severalKeys, 211)                                                                                          \
    X(noCertificate, 212)                                                                                        \
    X(noSigningCertificate, 213)                                                                                 \
    X(certificateWithoutKey, 214)                                                                                \
    X(severalSigningCertificates, 215)                                                                           \
    X(certificateExpired, 216)                                                                                   \
    X(certificateNotYetValid, 217)                                                                               \
    X(testCertificate, 218)                                                                                      \
    X(anotherKey, 219)                                                                                           \
    X(keyFailed, 220)                                                                                            \
    X(mechanismUnsupported, 221)                                                                                 \
    X(keyNotFound, 222) /* the named token or object is not there */                                             \
    X(tokenUriInvalid, 223)                                                                                      \
    X(pkcs12Unreadable, 224)                                                                                     \
    X(pkcs12Password, 225)                                                                                       \
    X(certificateUnreadable, 226)                                                                                \
    X(driverCrashed, 227) /* the process that runs it has ended */                                               \
    X(certificateRevoked, 228) /* its authority says so before it is used to sign */                             \
    /* SIG */                                                                                                    \
    X(byteRangeInvalid, 301)                                                                                     \
    X(coveragePartial, 302)                                                                                      \
    X(digestMismatch, 303)                                                                                       \
    X(signatureInvalid, 304)                                                                                     \
    X(cmsMalformed, 305)                                                                                         \
    X(subFilterUnsupported, 306)                                                                                 \
    X(signerCertificateMissing, 307)                                                                             \
    X(signingCertificateMismatch, 308)                                                                           \
    X(chainNotFound, 309)                                                                                        \
    X(changedAfterSignature, 310)                                                                                \
    X(revocationUnknown, 311)                                                                                    \
    X(signerExpired, 312)                                                                                        \
    X(signerNotYetValid, 313)                                                                                    \
    X(notJudged, 314) /* something this version does not judge: INDETERMINATE, never passed */                   \
    X(noSignature, 315)                                                                                          \
    X(outsideBaseline, 316)                                                                                      \
    X(algorithmWeak, 317)                                                                                        \
    X(keyUsageUnfit, 318)                                                                                        \
    X(signatureReused, 319)                                                                                      \
    X(signatureTooLarge, 320)                                                                                    \
    X(selfCheckFailed, 321) /* our verifier did not accept what we had just signed */                            \
    X(timestampMalformed, 331)                                                                                   \
    X(evidenceMissing, 332) /* nothing proves that a certificate was not revoked */                              \
    X(timestampInvalid, 340)                                                                                     \
    X(timestampNotProven, 341)                                                                                   \
    X(timestampOrder, 342)                                                                                       \
    X(signerRevoked, 343)                                                                                        \
    X(issuerRevoked, 344)                                                                                        \
    X(revocationTooOld, 345)                                                                                     \
    X(revocationNotProven, 346) /* no proof that a statement existed in time, or that its signer was believed then */\
    X(signedWhenExpired, 347) /* proven */                                                                       \
    X(signedTooEarly, 348) /* proven: before the certificate was valid */                                        \
    X(signedWhenRevoked, 349) /* proven */                                                                       \
    X(algorithmExpired, 350)                                                                                     \
    X(existenceProven, 351) /* said of a good one */                                                             \
    X(notRevoked, 352) /* said of a good one */                                                                  \
    X(dossierSignatures, 361) /* policy dossier: not exactly one */                                              \
    X(dossierChanged, 362) /* policy dossier: more than archival updates after it */                             \
    X(dossierProfile, 363)                                                                                       \
    X(dossierPermission, 364)                                                                                    \
    /* DOC */                                                                                                    \
    X(notPdf, 401)                                                                                               \
    X(pdfBroken, 402)                                                                                            \
    X(fileEmpty, 403)                                                                                            \
    X(pdfEncrypted, 404)                                                                                         \
    X(pdfXfa, 405)                                                                                               \
    X(pdfCertified, 406)                                                                                         \
    X(fileTooLarge, 407)                                                                                         \
    X(tooManyObjects, 408)                                                                                       \
    X(fileMissing, 409)                                                                                          \
    X(fileUnreadable, 410)                                                                                       \
    X(targetExists, 411)                                                                                         \
    X(targetIsInput, 412)                                                                                        \
    X(folderReadOnly, 413)                                                                                       \
    X(diskFull, 414)                                                                                             \
    X(writeFailed, 415)                                                                                          \
    X(pageOutOfRange, 416)                                                                                       \
    X(certificationNotFirst, 417)                                                                                \
    X(composeFailed, 418)                                                                                        \
    X(renderFailed, 419)                                                                                         \
    X(fieldLocked, 420)                                                                                          \
    X(verifierSlow, 421) /* the process that verified the file: past its time */                                 \
    X(verifierMemory, 422) /* its memory exhausted */                                                            \
    X(verifierCrashed, 423) /* it has ended */                                                                   \
    X(journalOther, 424) /* --resume: begun with other options */                                                \
    X(journalUnreadable, 425)                                                                                    \
    X(trustedListInvalid, 426) /* --trusted-list: not one, or not signed by its scheme operator */               \
    X(trustedListOutdated, 427) /* its next update is past: nobody is believed for it */                         \
    X(historyUnreadable, 431) /* set aside */                                                                    \
    X(historyOtherFile, 432) /* not the file of this line */                                                     \
    X(historyFileChanged, 433) /* since it was signed */                                                         \
    /* NET */                                                                                                    \
    X(networkUnreachable, 501)                                                                                   \
    X(networkTimeout, 502)                                                                                       \
    X(networkTls, 503)                                                                                           \
    X(networkTooLarge, 504)                                                                                      \
    X(networkStatus, 505)                                                                                        \
    X(timestampNowhere, 511) /* no authority is named */                                                         \
    X(timestampUnavailable, 512) /* no authority gave an answer that counts */                                   \
    X(timestampRefused, 513)                                                                                     \
    X(timestampAnswerInvalid, 514)                                                                               \
    X(timestampAuthorityUnfit, 515)                                                                              \
    X(timestampClockDiffers, 516)                                                                                \
    X(loginNowhere, 521) /* trial of the key on a site: no site is set */                                        \
    X(certificateNotAsked, 522) /* the site proves nothing of the key */                                         \
    X(certificateRefused, 523) /* by the site */                                                                 \
    /* ORD */                                                                                                    \
    X(orderUnknown, 601)                                                                                         \
    X(orderUnpaid, 602)                                                                                          \
    X(orderCancelled, 603)                                                                                       \
    X(orderSigned, 604)                                                                                          \
    X(orderMissing, 605) /* no order for this key */                                                             \
    X(severalOrders, 606)                                                                                        \
    X(contactInvalid, 607)                                                                                       \
    X(notEligible, 608)                                                                                          \
    X(directoryMissing, 609)                                                                                     \
    X(portalUnreadable, 610)                                                                                     \
    X(portalInvalid, 611)                                                                                        \
    X(acceptanceMissing, 612)                                                                                    \
    X(dossierAltered, 613)                                                                                       \
    X(portalExists, 614)                                                                                         \
    X(resumeUnreadable, 615)                                                                                     \
    X(portalNotWritable, 616) /* read-only, or another program keeps it busy */                                  \
    X(dossierIssued, 617) /* a dossier stands already: sign that one, or cancel it first */                      \
    X(importInvalid, 618)                                                                                        \
    X(dossierUnknown, 640) /* no order for the certificate that signed */                                        \
    X(dossierNotIssued, 641)                                                                                     \
    X(dossierNotAsIssued, 642)                                                                                   \
    X(dossierOther, 643)                                                                                         \
    X(dossierNotCompared, 644) /* no portal was named */                                                         \
    X(dossierExtended, 645) /* something else than a signature was added to the issued bytes */                  \
    /* SYS */                                                                                                    \
    X(internal, 701)                                                                                             \
    X(cancelled, 702)                                                                                            \
    X(programMissing, 703)                                                                                       \
    X(usageInvalid, 704) /* the command line: an option or a value that is not understood */
// clang-format on

enum class Code {
#define SCEAU_CODE(identifier, number) identifier = number,
    SCEAU_CODES(SCEAU_CODE)
#undef SCEAU_CODE
};

/// "PIN-101".
[[nodiscard]] std::string name(Code code);

/// Every code once, in ascending order.
[[nodiscard]] const std::vector<Code>& allCodes();

} // namespace sceau::base
