#pragma once
#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call. The names in brackets bypass the
// type-checking macros, whose work Swift's own types do here.

typedef size_t (*parley_curl_transfer)(char *_Nullable, size_t, size_t, void *_Nullable);

static inline CURLcode parley_curl_set_long(CURL *_Nonnull handle, CURLoption option, long value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode parley_curl_set_text(CURL *_Nonnull handle, CURLoption option, const char *_Nullable value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode parley_curl_set_list(CURL *_Nonnull handle, CURLoption option, struct curl_slist *_Nullable list) {
    return (curl_easy_setopt)(handle, option, list);
}

static inline CURLcode parley_curl_set_data(CURL *_Nonnull handle, CURLoption option, void *_Nullable value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode parley_curl_set_call(CURL *_Nonnull handle, CURLoption option, parley_curl_transfer call) {
    return (curl_easy_setopt)(handle, option, call);
}

// How long one reply of the server may take: a newer name for an old option.
static const CURLoption PARLEY_CURLOPT_REPLY_SECONDS = (CURLoption)(CURLOPTTYPE_LONG + 112);

// The last reply code of the server; 0 before any.
static inline long parley_curl_reply_code(CURL *_Nonnull handle) {
    long code = 0;
    (curl_easy_getinfo)(handle, CURLINFO_RESPONSE_CODE, &code);
    return code;
}

// Mail and nothing else, whatever the URL says.
static inline CURLcode parley_curl_only_mail(CURL *_Nonnull handle) {
#if LIBCURL_VERSION_NUM >= 0x075500
    return (curl_easy_setopt)(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
#else
    return (curl_easy_setopt)(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_SMTP | CURLPROTO_SMTPS));
#endif
}

// The web and nothing else, whatever the URL says.
static inline CURLcode parley_curl_only_web(CURL *_Nonnull handle, int plain_too) {
#if LIBCURL_VERSION_NUM >= 0x075500
    return (curl_easy_setopt)(handle, CURLOPT_PROTOCOLS_STR, plain_too ? "https,http" : "https");
#else
    return (curl_easy_setopt)(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTPS | (plain_too ? CURLPROTO_HTTP : 0)));
#endif
}

// Called with each address before a socket to it is made; it answers the socket, or CURL_SOCKET_BAD to refuse.
typedef curl_socket_t (*parley_curl_door)(void *_Nullable, curlsocktype, struct curl_sockaddr *_Nullable);

static inline CURLcode parley_curl_set_door(CURL *_Nonnull handle, parley_curl_door door, void *_Nullable context) {
    CURLcode outcome = (curl_easy_setopt)(handle, CURLOPT_OPENSOCKETFUNCTION, door);
    return outcome == CURLE_OK ? (curl_easy_setopt)(handle, CURLOPT_OPENSOCKETDATA, context) : outcome;
}

// Seconds that the server asked us to wait (Retry-After); 0 where it did not.
static inline long long parley_curl_retry_after(CURL *_Nonnull handle) {
    curl_off_t seconds = 0;
    (curl_easy_getinfo)(handle, CURLINFO_RETRY_AFTER, &seconds);
    return seconds;
}

// CURL_GLOBAL_ALL is an expression that Swift does not import.
static inline CURLcode parley_curl_start(void) { return curl_global_init(CURL_GLOBAL_ALL); }
