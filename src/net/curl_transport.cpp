#include "net/curl_transport.hpp"

#include <algorithm>
#include <curl/curl.h>
#include <memory>

namespace sceau::net {
namespace {

using base::Code;

template <auto release> struct Release {
    template <class Handle> void operator()(Handle* handle) const noexcept { release(handle); }
};
using Easy = std::unique_ptr<CURL, Release<curl_easy_cleanup>>;
using Multi = std::unique_ptr<CURLM, Release<curl_multi_cleanup>>;
using Url = std::unique_ptr<CURLU, Release<curl_url_cleanup>>;
using Headers = std::unique_ptr<curl_slist, Release<curl_slist_free_all>>;
using Text = std::unique_ptr<char, Release<curl_free>>;

constexpr std::size_t largestHeaders = 65'536;

std::string part(const Url& url, CURLUPart which)
{
    char* text = nullptr;
    if (curl_url_get(url.get(), which, &text, 0) != CURLUE_OK) return {};
    return Text(text).get();
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

std::string joined(const std::vector<std::string>& words)
{
    std::string list;
    for (const auto& word : words)
        list += (list.empty() ? "" : ",") + word;
    return list;
}

template <class Value> void set(const Easy& easy, CURLoption option, Value value)
{
    curl_easy_setopt(easy.get(), option, value);
}

/// One request, its handle and what lives as long as it.
class Exchange {
public:
    Exchange(const pki::HttpRequest& request, const pki::HttpLimits& limits, const CurlSettings& settings, const Url& url)
    {
        received_.bodyLimit = limits.body;
        set(easy_, CURLOPT_CURLU, url.get());
        set(easy_, CURLOPT_NOSIGNAL, 1L);
        set(easy_, CURLOPT_QUICK_EXIT, 1L); // a name server that never answers must not hold us
        set(easy_, CURLOPT_USERAGENT, "Sceau/" SCEAU_VERSION);
        set(easy_, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        set(easy_, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
        set(easy_, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total.count()));
        set(easy_, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.body));
        set(easy_, CURLOPT_PROTOCOLS_STR, joined(limits.schemes).c_str());
        set(easy_, CURLOPT_REDIR_PROTOCOLS_STR, part(url, CURLUPART_SCHEME).c_str());
        set(easy_, CURLOPT_FOLLOWLOCATION, request.method == "GET" ? 1L : 0L);
        set(easy_, CURLOPT_MAXREDIRS, static_cast<long>(limits.redirections));
        set(easy_, CURLOPT_WRITEFUNCTION, &takeBody);
        set(easy_, CURLOPT_WRITEDATA, &received_);
        set(easy_, CURLOPT_HEADERFUNCTION, &countHeader);
        set(easy_, CURLOPT_HEADERDATA, &received_);
        if (settings.proxy) set(easy_, CURLOPT_PROXY, settings.proxy->c_str());
        setRequest(request);
    }

    [[nodiscard]] CURL* handle() const { return easy_.get(); }

    [[nodiscard]] pki::HttpResponse response()
    {
        long status = 0;
        const char* type = nullptr;
        curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
        curl_easy_getinfo(easy_.get(), CURLINFO_CONTENT_TYPE, &type);
        return {static_cast<int>(status), type == nullptr ? std::string() : type, std::move(received_.body)};
    }

private:
    void setRequest(const pki::HttpRequest& request)
    {
        for (const auto& header : request.headers)
            addHeader(header.c_str());
        addHeader("Expect:"); // no round trip before a body of a few kilobytes
        set(easy_, CURLOPT_HTTPHEADER, headers_.get());
        if (request.method == "GET") return;
        set(easy_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        set(easy_, CURLOPT_COPYPOSTFIELDS, reinterpret_cast<const char*>(request.body.data()));
        set(easy_, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }

    void addHeader(const char* header)
    {
        auto* longer = curl_slist_append(headers_.get(), header);
        static_cast<void>(headers_.release());
        headers_.reset(longer);
    }

    Received received_;
    Headers headers_;
    Easy easy_{curl_easy_init()};
};

/// Runs to the end, or until a stop is asked for: the wait is woken at once.
CURLcode run(const Exchange& exchange, const std::stop_token& stop)
{
    const Multi multi(curl_multi_init());
    curl_multi_add_handle(multi.get(), exchange.handle());
    const std::stop_callback wake(stop, [&] { curl_multi_wakeup(multi.get()); });
    int running = 1;
    while (running > 0 && !stop.stop_requested()) {
        if (curl_multi_perform(multi.get(), &running) != CURLM_OK) break;
        if (running > 0) curl_multi_poll(multi.get(), nullptr, 0, 1'000, nullptr);
    }
    int left = 0;
    const auto* message = curl_multi_info_read(multi.get(), &left);
    const auto result = message == nullptr ? CURLE_ABORTED_BY_CALLBACK : message->data.result;
    curl_multi_remove_handle(multi.get(), exchange.handle());
    return result;
}

bool hasLineEnd(const std::string& text)
{
    return text.find_first_of("\r\n") != std::string::npos;
}

} // namespace

CurlTransport::CurlTransport(CurlSettings settings) : settings_(std::move(settings))
{
    static const auto initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
    static_cast<void>(initialised);
}

base::Result<pki::HttpResponse> CurlTransport::send(const pki::HttpRequest& request, const pki::HttpLimits& limits, std::stop_token stop)
{
    if (std::any_of(request.headers.begin(), request.headers.end(), hasLineEnd)) return base::fail(Code::internal, "HttpRequest::headers");
    const Url url(curl_url());
    const bool readable = curl_url_set(url.get(), CURLUPART_URL, request.url.c_str(), 0) == CURLUE_OK;
    const auto refused = [&](Code code) { return base::Error{code}.at("CurlTransport").with("host", part(url, CURLUPART_HOST)); };
    if (!readable) return tl::unexpected(refused(Code::networkStatus));

    Exchange exchange(request, limits, settings_, url);
    const auto result = run(exchange, stop);
    if (stop.stop_requested()) return tl::unexpected(refused(Code::cancelled));
    if (result != CURLE_OK) return tl::unexpected(refused(codeOf(result)).with("curl", curl_easy_strerror(result)));
    auto response = exchange.response();
    if (response.status < 200 || response.status > 299) {
        return tl::unexpected(refused(Code::networkStatus).with("status", std::to_string(response.status)));
    }
    return response;
}

} // namespace sceau::net
