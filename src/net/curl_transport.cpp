#include "net/curl_transport.hpp"

#include "net/curl.hpp"
#include "net/local_address.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace sceau::net {
namespace {

using base::Code;

using Easy = std::unique_ptr<CURL, decltype(Curl::easy_cleanup)>;
using Multi = std::unique_ptr<CURLM, decltype(Curl::multi_cleanup)>;
using Url = std::unique_ptr<CURLU, decltype(Curl::url_cleanup)>;
using Headers = std::unique_ptr<curl_slist, decltype(Curl::slist_free_all)>;
using Text = std::unique_ptr<char, decltype(Curl::free)>;

constexpr std::size_t largestHeaders = 65'536;

std::string part(const Curl& curl, const Url& url, CURLUPart which)
{
    char* text = nullptr;
    if (curl.url_get(url.get(), which, &text, 0) != CURLUE_OK) return {};
    return Text(text, curl.free).get();
}

Code codeOf(CURLcode result)
{
    switch (result) {
    case CURLE_OPERATION_TIMEDOUT:
        return Code::networkTimeout;
    case CURLE_FILESIZE_EXCEEDED:
    case CURLE_WRITE_ERROR: // our own callbacks refuse what is too large
        return Code::networkTooLarge;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
    case CURLE_TOO_MANY_REDIRECTS:
        return Code::networkStatus;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
        return Code::networkTls;
    default:
        return Code::networkUnreachable;
    }
}

/// Receives until a limit; less taken than given stops the transfer.
struct Received {
    base::Bytes body;
    std::size_t bodyLimit = 0;
    std::size_t headers = 0;
};

std::size_t takeBody(const char* data, std::size_t, std::size_t size, void* target)
{
    auto& received = *static_cast<Received*>(target);
    if (size > received.bodyLimit - received.body.size()) return 0;
    received.body.insert(received.body.end(), data, data + size);
    return size;
}

std::size_t countHeader(const char*, std::size_t, std::size_t size, void* target)
{
    auto& received = *static_cast<Received*>(target);
    received.headers += size;
    return received.headers > largestHeaders ? 0 : size;
}

/// A socket for an address, none for a local one; `target` remembers that.
curl_socket_t openUnlessLocal(void* target, curlsocktype, curl_sockaddr* address)
{
    auto& refused = *static_cast<bool*>(target);
    refused = refused || isLocal(address->addr);
    return isLocal(address->addr) ? CURL_SOCKET_BAD : ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::string variable(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : value;
}

/// The proxy that libcurl would take from the environment.
std::string proxyOfEnvironment(const std::string& scheme)
{
    auto names = scheme == "https" ? std::vector{"https_proxy", "HTTPS_PROXY"} : std::vector{"http_proxy"};
    names.insert(names.end(), {"all_proxy", "ALL_PROXY"});
    for (const auto* name : names) {
        if (auto proxy = variable(name); !proxy.empty()) return proxy;
    }
    return {};
}

std::string joined(const std::vector<std::string>& words)
{
    std::string list;
    for (const auto& word : words)
        list += (list.empty() ? "" : ",") + word;
    return list;
}

/// One request, its handle and what lives as long as it.
class Exchange {
public:
    Exchange(const Curl& curl, const pki::HttpRequest& request, const pki::HttpLimits& limits, const CurlSettings& settings, const Url& url)
        : curl_(curl)
    {
        received_.bodyLimit = limits.body;
        set(CURLOPT_CURLU, url.get());
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_QUICK_EXIT, 1L); // a name server that never answers must not hold us
        set(CURLOPT_USERAGENT, "Sceau/" SCEAU_VERSION);
        set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total.count()));
        set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.body));
        set(CURLOPT_PROTOCOLS_STR, joined(limits.schemes).c_str());
        set(CURLOPT_REDIR_PROTOCOLS_STR, part(curl, url, CURLUPART_SCHEME).c_str());
        set(CURLOPT_FOLLOWLOCATION, request.method == "GET" ? 1L : 0L);
        set(CURLOPT_MAXREDIRS, static_cast<long>(limits.redirections));
        set(CURLOPT_WRITEFUNCTION, &takeBody);
        set(CURLOPT_WRITEDATA, &received_);
        set(CURLOPT_HEADERFUNCTION, &countHeader);
        set(CURLOPT_HEADERDATA, &received_);
        if (settings.proxy) set(CURLOPT_PROXY, settings.proxy->c_str());
        if (limits.publicOnly && !settings.localAuthorities) keepPublic(settings.proxy.value_or(proxyOfEnvironment(schemeOf(url))));
        setRequest(request);
    }

    [[nodiscard]] CURL* handle() const { return easy_.get(); }

    /// Whether a connection was not made because its address is a local one.
    [[nodiscard]] bool refusedLocal() const { return refusedLocal_; }

    [[nodiscard]] pki::HttpResponse response()
    {
        long status = 0;
        const char* type = nullptr;
        curl_.easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
        curl_.easy_getinfo(easy_.get(), CURLINFO_CONTENT_TYPE, &type);
        return {static_cast<int>(status), type == nullptr ? std::string() : type, std::move(received_.body)};
    }

private:
    template <class Value> void set(CURLoption option, Value value) { curl_.easy_setopt(easy_.get(), option, value); }

    void setRequest(const pki::HttpRequest& request)
    {
        for (const auto& header : request.headers)
            addHeader(header.c_str());
        addHeader("Expect:"); // no round trip before a body of a few kilobytes
        set(CURLOPT_HTTPHEADER, headers_.get());
        if (request.method == "GET") return;
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        set(CURLOPT_COPYPOSTFIELDS, reinterpret_cast<const char*>(request.body.data()));
        set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }

    [[nodiscard]] std::string schemeOf(const Url& url) const { return part(curl_, url, CURLUPART_SCHEME); }

    /// Straight: where each connection leads is looked at. Through a proxy, which may well be local: everything through it, no exceptions,
    /// and no redirection, whose address nobody would look at.
    void keepPublic(const std::string& proxy)
    {
        set(CURLOPT_PROXY, proxy.c_str());
        set(CURLOPT_NOPROXY, "");
        if (!proxy.empty()) {
            set(CURLOPT_FOLLOWLOCATION, 0L);
            return;
        }
        set(CURLOPT_OPENSOCKETFUNCTION, &openUnlessLocal);
        set(CURLOPT_OPENSOCKETDATA, &refusedLocal_);
    }

    void addHeader(const char* header)
    {
        auto* longer = curl_.slist_append(headers_.get(), header);
        static_cast<void>(headers_.release());
        headers_.reset(longer);
    }

    const Curl& curl_;
    Received received_;
    bool refusedLocal_ = false;
    Headers headers_{nullptr, curl_.slist_free_all};
    Easy easy_{curl_.easy_init(), curl_.easy_cleanup};
};

/// Runs to the end, or until a stop is asked for: the wait is woken at once.
CURLcode run(const Curl& curl, const Exchange& exchange, const std::stop_token& stop)
{
    const Multi multi(curl.multi_init(), curl.multi_cleanup);
    curl.multi_add_handle(multi.get(), exchange.handle());
    const std::stop_callback wake(stop, [&] { curl.multi_wakeup(multi.get()); });
    int running = 1;
    while (running > 0 && !stop.stop_requested()) {
        if (curl.multi_perform(multi.get(), &running) != CURLM_OK) break;
        if (running > 0) curl.multi_poll(multi.get(), nullptr, 0, 1'000, nullptr);
    }
    int left = 0;
    const auto* message = curl.multi_info_read(multi.get(), &left);
    const auto result = message == nullptr ? CURLE_ABORTED_BY_CALLBACK : message->data.result;
    curl.multi_remove_handle(multi.get(), exchange.handle());
    return result;
}

bool hasLineEnd(const std::string& text)
{
    return text.find_first_of("\r\n") != std::string::npos;
}

} // namespace

CurlTransport::CurlTransport(CurlSettings settings) : settings_(std::move(settings)) {}

base::Result<pki::HttpResponse> CurlTransport::send(const pki::HttpRequest& request, const pki::HttpLimits& limits, std::stop_token stop)
{
    if (std::any_of(request.headers.begin(), request.headers.end(), hasLineEnd)) return base::fail(Code::internal, "HttpRequest::headers");
    const auto loaded = Curl::load();
    if (!loaded) return tl::unexpected(loaded.error());
    const auto& curl = **loaded;
    const Url url(curl.url(), curl.url_cleanup);
    const bool readable = curl.url_set(url.get(), CURLUPART_URL, request.url.c_str(), 0) == CURLUE_OK;
    const auto refused = [&](Code code) { return base::Error{code}.at("CurlTransport").with("host", part(curl, url, CURLUPART_HOST)); };
    if (!readable) return tl::unexpected(refused(Code::networkStatus));
    const bool localRefused = limits.publicOnly && !settings_.localAuthorities;
    const auto local = [&] { return tl::unexpected(refused(Code::networkStatus).with("reason", "localAddress")); };
    if (localRefused && isLocalHost(part(curl, url, CURLUPART_HOST))) return local();

    Exchange exchange(curl, request, limits, settings_, url);
    const auto result = run(curl, exchange, stop);
    if (stop.stop_requested()) return tl::unexpected(refused(Code::cancelled));
    if (result != CURLE_OK && exchange.refusedLocal()) return local();
    if (result != CURLE_OK) return tl::unexpected(refused(codeOf(result)).with("curl", curl.easy_strerror(result)));
    auto response = exchange.response();
    if (response.status < 200 || response.status > 299) {
        return tl::unexpected(refused(Code::networkStatus).with("status", std::to_string(response.status)));
    }
    return response;
}

} // namespace sceau::net
