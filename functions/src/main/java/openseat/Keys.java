package openseat;

import java.util.List;
import java.util.Optional;
import openseat.dynamodb.Index;
import openseat.dynamodb.Key;

/// Every key and index of the table, each with the question it answers. No key holds personal data.
///
/// Rejected: the address as a key (it would appear in streams, metrics and lists of backups), one partition for all
/// registrations of an event (it takes 1,000 write units a second at most), and an item per link (deleting a row would
/// leave its links).
public final class Keys {

    /// The index of what is due: `dueKind` names the kind of work, `due` the second from which it waits.
    public static final Index DUE = new Index("due", "dueKind", "due");

    /// Which events are there?
    public static final String EVENTS = "EVENTS";

    private static final String ALARM = "ALARM#";
    private static final String SIGN_IN = "SIGN-IN";
    private static final String EDITOR = "EDITOR#";

    private static final List<String> SHARDS = List.of("0123456789abcdef".split(""));

    private Keys() {}

    /// What does this event say, and in which revision?
    public static Key event(String event) {
        return new Key(EVENTS, event);
    }

    /// What did that revision say about date and place?
    public static Key revision(String event, long revision) {
        return new Key("E#" + event, "V#" + revision);
    }

    /// Whether the key is one of `revision`.
    public static boolean isRevision(Key key) {
        return key.sk().startsWith("V#");
    }

    /// Who has asked to be deleted, and may be in an older copy of the table? Hashes only.
    public static Key erased(String event, String id) {
        return new Key("ERASED", event + "#" + id);
    }

    /// When must something be done for the whole event, and how far has the rollout of its revision come?
    public static Key agenda(String event) {
        return new Key("E#" + event, "AGENDA");
    }

    /// What was announced to those who registered, by number?
    public static Key announcement(String event, long number) {
        return new Key("E#" + event, "N#%06d".formatted(number));
    }

    /// Whether the key is one of `announcement`.
    public static boolean isAnnouncement(Key key) {
        return key.sk().startsWith("N#");
    }

    /// The event of a key of `EVENTS`' companions: agenda, audit log, seats, mail.
    public static String eventOf(Key key) {
        return key.pk().substring(2);
    }

    /// What remains to be known about the event: how many came, and who exported the registrations when?
    public static Key auditLog(String event) {
        return new Key("E#" + event, "AUDIT");
    }

    /// With which salt are this event's addresses hashed?
    public static Key salt(String event) {
        return new Key("K#" + event, "SALT");
    }

    /// Where do the confirmed join?
    public static Key link(String event) {
        return new Key("J#" + event, "LINK");
    }

    /// With which secret are this event's keys to join made? In a partition of its own, because IAM tells items of
    /// one partition apart by nothing: whoever writes letters needs the secret, and must not read the link.
    public static Key joinSecret(String event) {
        return new Key("T#" + event, "SECRET");
    }

    /// How many seats are taken, and what has happened to them?
    public static Key seats(String event) {
        return new Key("S#" + event, "SEATS");
    }

    /// How many letters were sent, and what became of them?
    public static Key mail(String event) {
        return new Key("P#" + event, "MAIL");
    }

    /// What is stored about this person? `id` is 32 hex digits, and the first one is the shard.
    public static Key registration(String event, String id) {
        return new Key(registrations(event, id.substring(0, 1)), id);
    }

    /// The event of a registration's key.
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

    /// The id in a key of the waiting list.
    public static String idOfWaiting(Key key) {
        return key.sk().split("#")[1];
    }

    /// Since when the person in a key of the waiting list waits, in milliseconds since 1970.
    public static long joinedOfWaiting(Key key) {
        return Long.parseLong(key.sk().split("#")[0]);
    }

    /// Who gets this event's digest?
    public static String recipients(String event) {
        return "D#" + event;
    }

    /// What does this recipient get, and when?
    public static Key recipient(String event, String id) {
        return new Key(recipients(event), id);
    }

    /// What does the digest say about who is coming?
    public static Key shownAudience(String event) {
        return new Key(recipients(event), "SHOWN");
    }

    /// With which salt are networks hashed before they are stored?
    public static Key networkSalt() {
        return new Key("K#", "NETWORK");
    }

    /// With which salt are the addresses of those who work at the desk hashed?
    public static Key deskSalt() {
        return new Key("K#", "DESK");
    }

    /// What is stored about somebody who works at the desk, or wants to? `id` is the hash of their address.
    public static String desk(String id) {
        return "L#" + id;
    }

    /// Who wants to sign in at the desk?
    public static Key signIn(String id) {
        return new Key(desk(id), SIGN_IN);
    }

    /// Whether the key is one of `signIn`.
    public static boolean isSignIn(Key key) {
        return key.pk().startsWith("L#") && key.sk().equals(SIGN_IN);
    }

    /// Who is signed in with this secret? `name` is its hash, or a part of it.
    public static Key session(String id, String name) {
        return new Key(desk(id), "SESSION#" + name);
    }

    /// May somebody edit this event?
    public static Key editor(String id, String event) {
        return new Key(desk(id), EDITOR + event);
    }

    /// The event of a key of `editor`; empty if it is none.
    public static Optional<String> eventOfEditor(Key key) {
        return key.sk().startsWith(EDITOR) ? Optional.of(key.sk().substring(EDITOR.length())) : Optional.empty();
    }

    /// Who may edit this event?
    public static Key editors(String event) {
        return new Key("E#" + event, "EDITORS");
    }

    /// Which letters to sign in at the desk are due?
    public static final String DUE_SIGN_INS = "L";

    /// Which letters, expiries and endings of registrations are due? By shard.
    public static String dueRegistrations(String shard) {
        return "R" + shard;
    }

    /// Which news is due? Apart, so that a newcomer never waits behind an announcement.
    public static String dueNews(String shard) {
        return "N" + shard;
    }

    /// Which requests are due, or have their slot? Apart, so that no flood of them delays anything else.
    public static String dueRequests(String shard) {
        return "H" + shard;
    }

    /// Which events have something to close, roll out or delete?
    public static final String DUE_EVENTS = "E";

    /// Where might somebody on the waiting list be promoted?
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

    /// How many letters were sent on that day, for all events, and how many bounced?
    public static Key mailOfDay(String day) {
        return new Key("Q#" + day, "MAIL");
    }

    /// Was the operator told of this cause in the quarter of an hour that began then?
    public static Key alarm(String quarter, String cause) {
        return new Key(alarms(quarter), ALARM + cause);
    }

    /// Of what was the operator told in the quarter of an hour that began then? At midnight these share a partition
    /// with the day's counters, and come first.
    public static String alarms(String quarter) {
        return "Q#" + quarter;
    }

    /// Whether the key is one of `alarm`.
    public static boolean isAlarm(Key key) {
        return key.sk().startsWith(ALARM);
    }

    /// Until when does a run of upkeep send letters?
    public static Key sending() {
        return new Key("Q#", "SENDING");
    }

    /// The sixteen shards of an event's registrations.
    public static List<String> shards() {
        return SHARDS;
    }
}
