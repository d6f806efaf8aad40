package openseat.access;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import openseat.Keys;
import openseat.LinkKey;
import openseat.dynamodb.Key;
import openseat.dynamodb.Table;
import openseat.http.Request;
import openseat.http.Response;

/// Sessions at the desk, and the cookie that carries their keys.
///
/// The cookie is only sent over TLS and only to this host (`__Host-`, RFC 6265bis, section 4.1.3.2), unless the pages
/// themselves are reached without TLS. It is `Lax` because a browser does not send a `Strict` one with a link from a
/// mailbox on the web.
public final class Sessions {

    private final Table table;
    private final Members members;
    private final boolean isSecure;

    /// @param isSecure whether the pages are reached by TLS
    public Sessions(Table table, Members members, boolean isSecure) {
        this.table = table;
        this.members = members;
        this.isSecure = isSecure;
    }

    /// Of a row, by a part of the secret's hash: one person may have several.
    static Key key(LinkKey session) {
        return Keys.session(session.id(), HexFormat.of().formatHex(session.hash(), 0, 8));
    }

    /// The session whose cookie the request has, if it still holds, and its owner may still work at the desk.
    public Optional<Session> find(Request request, Instant now) {
        return key(request)
                .flatMap(key -> begun(key, now)
                        .flatMap(begun -> members.find(key.id())
                                .filter(member -> !member.since().isAfter(begun))
                                .map(member -> new Session(
                                        member.id(),
                                        member.address(),
                                        key.secret(),
                                        member.isOrganizer(),
                                        member.events()))));
    }

    /// When the session with this key began; empty if it holds no more.
    private Optional<Instant> begun(LinkKey key, Instant now) {
        return table.get(key(key))
                .filter(row -> row.bytes("hash")
                        .filter(hash -> MessageDigest.isEqual(hash, key.hash()))
                        .isPresent())
                .flatMap(row -> row.instant("ends"))
                .filter(now::isBefore)
                .map(ends -> ends.minus(SignInWrites.SESSION));
    }

    /// Ends the session of the request, if it has one.
    public void end(Request request) {
        key(request).ifPresent(key -> table.transactBlindly(List.of(SignInWrites.end(key))));
    }

    private Optional<LinkKey> key(Request request) {
        return request.cookie(name()).flatMap(LinkKey::read);
    }

    /// The response with the cookie of a session that begins.
    public Response begin(Response response, LinkKey session) {
        return withCookie(response, session.text(), SignInWrites.SESSION.toSeconds());
    }

    /// The response that takes the cookie away.
    public Response forget(Response response) {
        return withCookie(response, "", 0);
    }

    private Response withCookie(Response response, String value, long maxAge) {
        var cookie = name() + "=" + value + "; Path=/; Max-Age=" + maxAge + "; HttpOnly; SameSite=Lax";
        return response.with("set-cookie", isSecure ? cookie + "; Secure" : cookie);
    }

    private String name() {
        return isSecure ? "__Host-desk" : "desk";
    }
}
