#pragma once

#include "net/curl.hpp"
#include "net/curl_transport.hpp"

#include <functional>
#include <memory>

/// Inside the room: one request to one host, or one redirected from it.
namespace sceau::net {

using Url = std::unique_ptr<CURLU, decltype(Curl::url_cleanup)>;

/// A URL that libcurl can read. Empty when it cannot.
[[nodiscard]] Url parseUrl(const Curl& curl, const std::string& text);

/// Empty when the URL has none.
[[nodiscard]] std::string part(const Curl& curl, const Url& url, CURLUPart which);

/// networkUnreachable, networkTimeout, networkTls, networkTooLarge or networkStatus.
[[nodiscard]] base::Code codeOf(CURLcode result);

/// One request, its handles and what lives as long as it.
class Exchange {
public:
    Exchange(const Curl& curl, const pki::HttpRequest& request, const pki::HttpLimits& limits, const CurlSettings& settings,
             const Url& url);

    template <class Value> void set(CURLoption option, Value value) { curl_.easy_setopt(easy_.get(), option, value); }

    /// Runs to the end, or until a stop is asked for, which wakes it at once, or until `late`, asked once a second at least.
    [[nodiscard]] CURLcode run(const std::stop_token& stop, const std::function<bool()>& late = {});

    /// Whether a connection was not made because its address is a local one.
    [[nodiscard]] bool refusedLocal() const { return refusedLocal_; }

    [[nodiscard]] pki::HttpResponse response();

    /// Where the answer sends on to; empty when nowhere.
    [[nodiscard]] std::string redirection() const;

private:
    using Easy = std::unique_ptr<CURL, decltype(Curl::easy_cleanup)>;
    using Multi = std::unique_ptr<CURLM, decltype(Curl::multi_cleanup)>;
    using Headers = std::unique_ptr<curl_slist, decltype(Curl::slist_free_all)>;

    /// Received until a limit; less taken than given stops the transfer.
    struct Received {
        base::Bytes body;
        std::size_t bodyLimit = 0;
        std::size_t headers = 0;
    };

    static std::size_t takeBody(const char* data, std::size_t unit, std::size_t size, void* target);
    static std::size_t countHeader(const char* data, std::size_t unit, std::size_t size, void* target);
    void setLimits(const pki::HttpLimits& limits);
    void setRequest(const pki::HttpRequest& request);
    void keepPublic(const std::string& proxy);
    void addHeader(const char* header);

    const Curl& curl_;
    Received received_;
    bool refusedLocal_ = false;
    Headers headers_{nullptr, curl_.slist_free_all};
    Easy easy_{curl_.easy_init(), curl_.easy_cleanup};
    Multi multi_{curl_.multi_init(), curl_.multi_cleanup};
};

} // namespace sceau::net
