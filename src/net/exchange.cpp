#include "net/exchange.hpp"

#include "net/local_address.hpp"

#include <cstdlib>

namespace sceau::net {

using base::Code;

namespace {

using Text = std::unique_ptr<char, decltype(Curl::free)>;

constexpr std::size_t largestHeaders = 65'536;

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

} // namespace

Url parseUrl(const Curl& curl, const std::string& text)
{
    Url url(curl.url(), curl.url_cleanup);
    if (curl.url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) url.reset();
    return url;
}

std::string part(const Curl& curl, const Url& url, CURLUPart which)
{
    char* text = nullptr;
    if (!url || curl.url_get(url.get(), which, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) return {};
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

Exchange::Exchange(const Curl& curl, const pki::HttpRequest& request, const pki::HttpLimits& limits, const CurlSettings& settings,
                   const Url& url)
    : curl_(curl)
{
    const auto scheme = part(curl, url, CURLUPART_SCHEME);
    set(CURLOPT_CURLU, url.get());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L); // a name server that never answers must not hold us
    set(CURLOPT_USERAGENT, "Sceau/" SCEAU_VERSION);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_REDIR_PROTOCOLS_STR, scheme.c_str());
    set(CURLOPT_FOLLOWLOCATION, request.method == "GET" ? 1L : 0L);
    set(CURLOPT_WRITEFUNCTION, &Exchange::takeBody);
    set(CURLOPT_WRITEDATA, &received_);
    set(CURLOPT_HEADERFUNCTION, &Exchange::countHeader);
    set(CURLOPT_HEADERDATA, &received_);
    setLimits(limits);
    if (!settings.siteAuthorities.empty()) set(CURLOPT_CAINFO, settings.siteAuthorities.c_str());
    if (settings.proxy) set(CURLOPT_PROXY, settings.proxy->c_str());
    if (limits.publicOnly && !settings.localAuthorities) keepPublic(settings.proxy.value_or(proxyOfEnvironment(scheme)));
    setRequest(request);
}

std::size_t Exchange::takeBody(const char* data, std::size_t, std::size_t size, void* target)
{
    auto& received = *static_cast<Received*>(target);
    if (size > received.bodyLimit - received.body.size()) return 0;
    received.body.insert(received.body.end(), data, data + size);
    return size;
}

std::size_t Exchange::countHeader(const char*, std::size_t, std::size_t size, void* target)
{
    auto& received = *static_cast<Received*>(target);
    received.headers += size;
    return received.headers > largestHeaders ? 0 : size;
}

void Exchange::setLimits(const pki::HttpLimits& limits)
{
    received_.bodyLimit = limits.body;
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total.count()));
    set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.body));
    set(CURLOPT_PROTOCOLS_STR, joined(limits.schemes).c_str());
    set(CURLOPT_MAXREDIRS, static_cast<long>(limits.redirections));
}

void Exchange::setRequest(const pki::HttpRequest& request)
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

/// Straight: where each connection leads is looked at. Through a proxy, which may well be local: everything through it, no exceptions,
/// and no redirection, whose address nobody would look at.
void Exchange::keepPublic(const std::string& proxy)
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

void Exchange::addHeader(const char* header)
{
    auto* longer = curl_.slist_append(headers_.get(), header);
    static_cast<void>(headers_.release());
    headers_.reset(longer);
}

CURLcode Exchange::run(const std::stop_token& stop, const std::function<bool()>& late)
{
    curl_.multi_add_handle(multi_.get(), easy_.get());
    const std::stop_callback wake(stop, [&] { curl_.multi_wakeup(multi_.get()); });
    int running = 1;
    bool over = false;
    while (running > 0 && !over && !stop.stop_requested()) {
        if (curl_.multi_perform(multi_.get(), &running) != CURLM_OK) break;
        over = running > 0 && late && late();
        if (running > 0 && !over) curl_.multi_poll(multi_.get(), nullptr, 0, 1'000, nullptr);
    }
    int left = 0;
    const auto* message = curl_.multi_info_read(multi_.get(), &left);
    const auto otherwise = over ? CURLE_OPERATION_TIMEDOUT : CURLE_ABORTED_BY_CALLBACK;
    const auto result = message == nullptr ? otherwise : message->data.result;
    curl_.multi_remove_handle(multi_.get(), easy_.get());
    return result;
}

pki::HttpResponse Exchange::response()
{
    long status = 0;
    const char* type = nullptr;
    curl_.easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_.easy_getinfo(easy_.get(), CURLINFO_CONTENT_TYPE, &type);
    return {static_cast<int>(status), type == nullptr ? std::string() : type, std::move(received_.body)};
}

std::string Exchange::redirection() const
{
    const char* url = nullptr;
    curl_.easy_getinfo(easy_.get(), CURLINFO_REDIRECT_URL, &url);
    return url == nullptr ? std::string() : url;
}

} // namespace sceau::net
