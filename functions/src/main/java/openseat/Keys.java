package openseat;

import openseat.dynamodb.Index;
import openseat.dynamodb.Key;

/// Every key and index of the table, spelt once, beside the question it answers. No key holds personal data.
///
/// Rejected: the address as a key (it would stand in streams, metrics and backups' listings), one partition for all
/// registrants of an event (it takes 1,000 write units a second at most), and token items (deleting a row would leave
/// them).
public final class Keys {

    /// The index of what is due: `dk` names the kind of work, `due` the second from which it waits.
    public static final Index DUE = new Index("due", "dk", "due");

    /// Which events are there?
    public static final String EVENTS = "EVENTS";

    private static final String[] SHARDS = "0 1 2 3 4 5 6 7 8 9 a b c d e f".split(" ");

    private Keys() {}

    /// What does this event say, and in which revision?
    public static Key event(String event) {
        return new Key(EVENTS, event);
    }

    /// What did that revision say of date and place?
    public static Key revision(String event, long revision) {
        return new Key("E#" + event, "V#" + revision);
    }

    /// When must something be done for the whole event, and how far has the news spread?
    public static Key agenda(String event) {
        return new Key("E#" + event, "AGENDA");
    }

    /// What remains to be known of the event: how many came, and how often and by whom the list was taken out?
    public static Key receipt(String event) {
        return new Key("E#" + event, "RECEIPT");
    }

    /// With which salt are this event's addresses hashed?
    public static Key salt(String event) {
        return new Key("K#" + event, "SALT");
    }

    /// Where do the confirmed join?
    public static Key link(String event) {
        return new Key("J#" + event, "LINK");
    }

    /// How many seats are taken, and what has happened to them?
    public static Key seats(String event) {
        return new Key("S#" + event, "SEATS");
    }

    /// How many letters went, and how did they fare?
    public static Key post(String event) {
        return new Key("P#" + event, "POST");
    }

    /// What do we hold of this person? `id` is 32 hex digits, and the first one is the shard.
    public static Key registration(String event, String id) {
        return new Key("R#" + event + "#" + id.charAt(0), id);
    }

    /// The event and id of a registration's key.
    public static String eventOfRegistration(Key key) {
        return key.pk().substring(2, key.pk().lastIndexOf('#'));
    }

    /// Who registered? Sixteen partitions.
    public static String registrations(String event, String shard) {
        return "R#" + event + "#" + shard;
    }

    /// Who waits, in order?
    public static String waiting(String event) {
        return "W#" + event;
    }

    /// Since when does this person wait? 13 digits keep the order until the year 2286.
    public static Key waiting(String event, long joinedMillis, String id) {
        return new Key(waiting(event), "%013d#%s".formatted(joinedMillis, id));
    }

    /// Who reads this event's digest?
    public static String recipients(String event) {
        return "D#" + event;
    }

    /// What does this recipient read, and when?
    public static Key recipient(String event, String id) {
        return new Key(recipients(event), id);
    }

    /// Which letters, lapses and endings of registrations are due? By shard.
    public static String dueRegistrations(String shard) {
        return "R" + shard;
    }

    /// Which news is due? Apart, so that a newcomer never waits behind an announcement.
    public static String dueNews(String shard) {
        return "N" + shard;
    }

    /// Which events have something to close, spread or clear away?
    public static final String DUE_EVENTS = "E";

    /// Where may somebody waiting be promoted?
    public static final String DUE_SEATS = "S";

    /// Which digests are due?
    public static final String DUE_DIGESTS = "D";

    /// How many letters were caused in this window by whoever this hash stands for?
    public static Key quota(String window, String hash) {
        return new Key("Q#" + window + "#" + hash, "N");
    }

    /// With which salt are that day's addresses and networks hashed?
    public static Key quotaSalt(String day) {
        return new Key("Q#" + day, "SALT");
    }

    /// How many letters went out on that day, of all events, and how many came back?
    public static Key mailOfDay(String day) {
        return new Key("Q#" + day, "MAIL");
    }

    /// The sixteen shards of an event's registrations.
    public static String[] shards() {
        return SHARDS.clone();
    }
}
