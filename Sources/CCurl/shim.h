// libcurl's variadic functions, one typed function for each kind of value: Swift cannot call variadic C.
#pragma once
#include <curl/curl.h>

static inline CURLcode trustwatch_easy_setopt_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}
