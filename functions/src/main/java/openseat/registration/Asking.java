package openseat.registration;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import openseat.Keys;
import openseat.SaltedHash;
import openseat.dynamodb.Update;
import openseat.event.PublishedEvent;
import openseat.input.EmailAddress;

/// Writes down that somebody asked: one update that is the same whether they are new, waiting, confirmed or
/// cancelled.
///
/// It has no condition and reads nothing, so that neither its answer nor its time can tell on anybody.
final class Asking {

    private Asking() {}

    /// @param salt    the event's, with which addresses become ids
    /// @param network the sender's, for the quota of letters; it goes as soon as the asking is counted
    static Update of(PublishedEvent published, byte[] salt, EmailAddress address, Submission submission, String network, Instant now) {
        var id = HexFormat.of().formatHex(SaltedHash.of(salt, address.canonical()));
        var key = Keys.registration(published.event().id(), id);
        var ends = Deadlines.ends(published, now);
        var update = Update.of(key)
                .setIfAbsent("schema", 1)
                .setIfAbsent("standing", Status.REQUESTED.word)
                .setIfAbsent("address", address.toString())
                .set("lang", submission.language())
                .set("asked", now.getEpochSecond())
                .set("ends", ends.getEpochSecond())
                .set("broom", Deadlines.broom(ends).getEpochSecond())
                .set("network", SaltedHash.of(salt, network))
                .set("owes", "letter")
                .set("dk", Keys.dueRegistrations(id.substring(0, 1)))
                .set("due", now.getEpochSecond())
                .add("v", 1)
                .remove("lapse", "bounced");
        return submission.isBare()
                ? update.setIfAbsent("proposed", submission.attributes())
                : update.set("proposed", submission.attributes());
    }

    /// The network an address belongs to: /24 for IPv4, /48 for IPv6, the blocks that one household or site is given.
    static String network(String address) {
        try {
            var octets = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(octets, octets.length == 4 ? 3 : 6));
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }
}
