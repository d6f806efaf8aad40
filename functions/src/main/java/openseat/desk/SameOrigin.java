package openseat.desk;

import openseat.http.Request;

/// Whether a form was sent by one of our own pages.
final class SameOrigin {

    private SameOrigin() {}

    /// What the browser says in Sec-Fetch-Site (https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header)
    /// counts; older ones send only Origin (RFC 6454, section 7.3). A request with neither is no browser's.
    ///
    /// @param origin ours
    static boolean isSentFromHere(Request request, String origin) {
        var site = request.header("sec-fetch-site");
        return site.isEmpty() ? request.header("origin").equals(origin) : site.equals("same-origin");
    }
}
