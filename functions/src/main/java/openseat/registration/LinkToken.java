package openseat.registration;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.LinkKey;
import openseat.dynamodb.Item;

/// The token of a private link, as the row keeps it: only its hash, so that a backup of the table opens nothing.
///
/// @param cause   of its letter
/// @param request what its letter was written for, if a request caused it: the link confirms that and nothing else
public record LinkToken(byte[] hash, Instant created, Cause cause, Optional<Submission> request) {

    /// How long a link works at least whose letter was caused by a request; its letter says so.
    public static final Duration PROMISED = Duration.ofDays(7);

    /// How many such links may work at a time. Further letters wait, so that nobody can wear out a link with
    /// requests.
    public static final int MAX_BY_REQUESTS = 12;

    /// How many other links a row keeps: those of the newest letters, and the one that its holder used last.
    private static final int MAX_OTHERS = 16;

    /// Whether the key opens the row; it takes the same time whichever token fits.
    static boolean opens(Registration row, LinkKey key) {
        var hash = key.hash();
        var found = false;
        for (var token : row.links().tokens()) {
            found |= MessageDigest.isEqual(token.hash, hash);
        }
        return found;
    }

    /// When one more link that a request causes may be made.
    ///
    /// @return empty if it may be made now
    public static Optional<Instant> nextByRequest(Registration row, Instant now) {
        var alive = row.links().tokens().stream()
                .filter(token -> token.cause == Cause.REQUEST && token.isPromised(now))
                .map(token -> token.created.plus(PROMISED))
                .toList();
        return alive.size() < MAX_BY_REQUESTS
                ? Optional.empty()
                : alive.stream().min(Instant::compareTo);
    }

    /// The row's tokens with one more. Those that requests caused go once their time is over, others once there are
    /// too many; the one that was used last stays.
    public static List<LinkToken> with(Registration row, LinkToken added, Instant now) {
        var tokens = new ArrayList<>(row.links().tokens());
        tokens.add(added);
        tokens.removeIf(token -> token.cause == Cause.REQUEST && !token.isPromised(now) && !token.wasUsedLast(row));
        var others =
                tokens.stream().filter(token -> token.cause != Cause.REQUEST).toList();
        others.stream()
                .limit(Math.max(0, others.size() - MAX_OTHERS))
                .filter(token -> !token.wasUsedLast(row))
                .forEach(tokens::remove);
        return tokens;
    }

    /// Whether its letter told what this request says, and not long before.
    boolean hasJustTold(Submission other) {
        return request.filter(other::isSameAs).isPresent() && Deadlines.isDoubleClick(created, other.at());
    }

    private boolean isPromised(Instant now) {
        return now.isBefore(created.plus(PROMISED));
    }

    /// Without what was typed.
    public LinkToken bare() {
        return new LinkToken(hash, created, cause, request.map(Submission::bare));
    }

    /// Once a request is accepted or discarded, its link opens the registration as it is.
    public LinkToken without(Submission handled) {
        return new LinkToken(hash, created, cause, request.filter(own -> !own.isSameAs(handled)));
    }

    private boolean wasUsedLast(Registration row) {
        return row.links().used().isPresent()
                && Arrays.equals(row.links().used().get(), hash);
    }

    public Map<String, Object> attributes() {
        var map = new HashMap<String, Object>();
        map.put("hash", hash);
        map.put("at", created.getEpochSecond());
        map.put("cause", cause.word);
        request.ifPresent(own -> map.put("request", own.attributes()));
        return map;
    }

    static LinkToken from(Item map) {
        return new LinkToken(
                map.bytes("hash").orElseThrow(),
                Instant.ofEpochSecond(map.number("at")),
                Cause.of(map.text("cause")),
                map.map("request").map(Submission::from));
    }
}
