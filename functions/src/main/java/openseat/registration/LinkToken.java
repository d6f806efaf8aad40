package openseat.registration;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import openseat.SaltedHash;
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

    /// The key in a link's address: which row, and the secret that opens it.
    public record Key(String id, byte[] secret) {

        /// Octets of a secret.
        private static final int SIZE = 16;

        /// 43 characters of base64url: 16 octets of id and 16 random ones. Empty if it is anything else.
        public static Optional<Key> read(String text) {
            if (text.length() != 43) {
                return Optional.empty();
            }
            try {
                var octets = Base64.getUrlDecoder().decode(text);
                // The last character has two bits to spare, and only one of the four spellings is the key.
                if (!encode(octets).equals(text)) {
                    return Optional.empty();
                }
                var id = HexFormat.of().formatHex(octets, 0, SaltedHash.SIZE);
                return Optional.of(new Key(id, Arrays.copyOfRange(octets, SaltedHash.SIZE, octets.length)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        /// A new key to this row.
        public static Key random(String id, RandomGenerator random) {
            var secret = new byte[SIZE];
            random.nextBytes(secret);
            return new Key(id, secret);
        }

        public byte[] hash() {
            return SaltedHash.of(HexFormat.of().parseHex(id), secret);
        }

        /// As the link's address has it.
        public String text() {
            var octets = Arrays.copyOf(HexFormat.of().parseHex(id), SaltedHash.SIZE + secret.length);
            System.arraycopy(secret, 0, octets, SaltedHash.SIZE, secret.length);
            return encode(octets);
        }

        private static String encode(byte[] octets) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        }
    }

    /// Whether the key opens the row; it takes the same time whichever token fits.
    static boolean opens(Registration row, Key key) {
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
