#include "token/wire.hpp"

#include "pki/certificate_archive.hpp"

namespace sceau::token {

using base::Packer;
using base::Unpacker;

template <class Archive> void fields(Archive& archive, Where& where)
{
    archive(where.module);
    archive(where.uri);
}

template <class Archive> void fields(Archive& archive, FindKeys& question)
{
    archive(question.where);
}

template <class Archive> void fields(Archive&, DiagnoseDriver&) {}

template <class Archive> void fields(Archive& archive, ProvePin& question)
{
    archive(question.where);
    archive(question.lastTry);
}

template <class Archive> void fields(Archive& archive, SignRequest& request)
{
    archive(request.where);
    archive(request.id);
    archive(request.certificate);
    archive.choice(request.scheme, pki::Scheme::ecdsa);
    archive.choice(request.algorithm, pki::Digest::sha512);
    archive(request.digest);
    archive(request.lastTry);
}

template <class Archive> void fields(Archive& archive, PinChange& change)
{
    archive(change.where);
    archive(change.lastTry);
}

template <class Archive> void fields(Archive& archive, Unblocking& unblocking)
{
    archive(unblocking.where);
    archive.choice(unblocking.style, UnblockStyle::contextSpecific);
    archive(unblocking.lastTry);
}

template <class Archive> void fields(Archive& archive, PinState& pin)
{
    archive.choice(pin.level, TryLevel::unknown);
    archive(pin.pad);
    archive(pin.minimum);
    archive(pin.maximum);
}

template <class Archive> void fields(Archive& archive, KeyCertificate& item)
{
    archive(item.certificate);
    archive(item.id);
    archive(item.label);
    archive(item.uri);
    archive.choice(item.hasKey, pki::HasKey::unknown);
    archive(item.alwaysAuthenticate);
}

template <class Archive> void fields(Archive& archive, Token& token)
{
    archive(token.uri);
    archive(token.module);
    archive(token.reader);
    archive(token.hardware);
    archive(token.label);
    archive(token.serial);
    archive(token.manufacturer);
    archive(token.model);
    archive(token.pin);
    archive.choice(token.puk, TryLevel::unknown);
    archive(token.certificates);
    archive(token.pss);
    archive(token.ecdsa);
}

template <class Archive> void fields(Archive& archive, DriverProblem& problem)
{
    archive(problem.module);
    archive(problem.error);
}

template <class Archive> void fields(Archive& archive, Findings& findings)
{
    archive(findings.tokens);
    archive(findings.problems);
    archive(findings.modules);
}

namespace {

template <class T> base::Bytes encoded(const base::Result<T>& answer)
{
    Packer packer;
    packer(answer.has_value());
    if (answer)
        packer(*answer);
    else
        packer(answer.error());
    return packer.take();
}

/// The question of this kind, which is its place in the variant.
template <std::size_t place> std::optional<Question> questionOf(std::uint64_t kind, Unpacker& unpacker)
{
    if constexpr (place < std::variant_size_v<Question>) {
        if (kind != place) return questionOf<place + 1>(kind, unpacker);
        std::variant_alternative_t<place, Question> question;
        unpacker(question);
        if (unpacker.done()) return question;
    }
    return std::nullopt;
}

} // namespace

std::size_t secretsOf(const Question& question)
{
    constexpr std::array<std::size_t, std::variant_size_v<Question>> secrets{0, 0, 1, 1, 2, 2}; // in the order of the variant
    return secrets.at(question.index());
}

base::Bytes encode(const Question& question)
{
    Packer packer;
    packer(std::uint64_t{question.index()});
    std::visit([&packer](const auto& one) { packer(one); }, question);
    return packer.take();
}

base::Bytes encode(const Findings& answer)
{
    return encoded(base::Result<Findings>(answer));
}

base::Bytes encode(const base::Result<base::Facts>& answer)
{
    return encoded(answer);
}

base::Bytes encode(const base::Result<Token>& answer)
{
    return encoded(answer);
}

base::Bytes encode(const base::Result<base::Bytes>& answer)
{
    return encoded(answer);
}

std::optional<Question> decodeQuestion(base::BytesView bytes)
{
    Unpacker unpacker(bytes);
    std::uint64_t kind = 0;
    unpacker(kind);
    return questionOf<0>(kind, unpacker);
}

template <class T> std::optional<base::Result<T>> decodeAnswer(base::BytesView bytes)
{
    Unpacker unpacker(bytes);
    bool good = false;
    unpacker(good);
    base::Result<T> answer;
    if (good) {
        unpacker(*answer);
    } else {
        base::Error error(base::Code::internal);
        unpacker(error);
        answer = tl::unexpected(std::move(error));
    }
    if (!unpacker.done()) return std::nullopt;
    return answer;
}

template std::optional<base::Result<Findings>> decodeAnswer(base::BytesView bytes);
template std::optional<base::Result<base::Facts>> decodeAnswer(base::BytesView bytes);
template std::optional<base::Result<Token>> decodeAnswer(base::BytesView bytes);
template std::optional<base::Result<base::Bytes>> decodeAnswer(base::BytesView bytes);

} // namespace sceau::token
