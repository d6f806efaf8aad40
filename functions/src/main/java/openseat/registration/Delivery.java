package openseat.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.dynamodb.Item;
import openseat.mail.MailCounter;

/// The letters of one registration: what was last sent, what is pending, and whether mail arrives and is wanted.
///
/// @param lastLetter what the last letter said; empty if none was ever sent
/// @param pending    whether a letter may have to be sent
/// @param lease      until when whoever claimed the letter, or SES's state, holds it
/// @param tries      how often the pending letter was tried
/// @param slot       when a held letter has its turn: nobody looks at it before
/// @param stage      which limits the pending request has passed, or has a slot of
/// @param place      the one that it last took in the line of a network
/// @param networks   of the requests that are not counted yet, hashed
/// @param bounced    whether letters come back; until the holder acts
/// @param complaints how many letters were reported as spam since the holder's last act: after one, a request brings
/// one
///                   letter a day, after two, or once the holder asks for it, none
/// @param reportedAt until when letters were sent about which a bounce or a complaint is recorded
public record Delivery(
        Optional<LastLetter> lastLetter,
        boolean pending,
        Optional<Instant> lease,
        int tries,
        Optional<Instant> slot,
        Stage stage,
        Optional<Place> place,
        List<byte[]> networks,
        boolean bounced,
        int complaints,
        Optional<Instant> reportedAt) {

    /// How long a request brings no letter after a bounce or a complaint.
    private static final Duration QUIET = Duration.ofDays(1);

    /// As many complaints as end all letters that requests cause.
    public static final int BLOCKED = 2;

    /// The limits of mail that a request passes one after the other, each once.
    public enum Stage {
        NEW(0),
        NETWORK(1),
        ALL(2),
        ADDRESS(3);

        /// As the table holds it.
        public final int number;

        Stage(int number) {
            this.number = number;
        }

        /// @throws IllegalStateException if the table holds an unknown number
        static Stage of(long number) {
            return Stream.of(values())
                    .filter(stage -> stage.number == number)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("A row has the unknown stage " + number));
        }

        /// Whether it has passed the limit of its network.
        public boolean isBeyondNetwork() {
            return number > NETWORK.number;
        }
    }

    /// A place in the line of a network. Until then, further requests for the same row from there take no other, so
    /// that nobody can lengthen a line that they share with others by requesting again and again.
    ///
    /// @param line by what the quota names the network, on that day alone
    public record Place(String line, Instant until) {

        /// A minute at least, whether the row is held or not: a line must not tell what becomes of the request.
        private static final Duration SHORTEST = Duration.ofMinutes(1);

        public static Place of(String line, Instant slot, Instant now) {
            var until = now.plus(SHORTEST);
            return new Place(line, slot.isAfter(until) ? slot : until);
        }

        static Place from(Item map) {
            return new Place(map.text("line"), Instant.ofEpochSecond(map.number("until")));
        }

        public Map<String, Object> attributes() {
            return Map.of("line", line, "until", until.getEpochSecond());
        }

        public boolean isIn(String other, Instant now) {
            return line.equals(other) && now.isBefore(until);
        }
    }

    static Delivery from(Item row) {
        return new Delivery(
                row.map("lastLetter").map(LastLetter::from),
                row.has("pending"),
                row.instant("lease"),
                (int) row.count("tries"),
                row.instant("slot"),
                Stage.of(row.count("stage")),
                row.map("place").map(Place::from),
                row.bytesOfSet("networks"),
                row.flag("bounced"),
                (int) row.count("complaints"),
                row.optionalNumber("reportedAt").stream()
                        .mapToObj(Instant::ofEpochMilli)
                        .findFirst());
    }

    /// The same after an act of the holder, which lifts what bounces and complaints did.
    Delivery afterAct() {
        return new Delivery(lastLetter, pending, lease, tries, slot, stage, place, networks, false, 0, reportedAt);
    }

    /// Whether the pending letter is under way, or waits for SES.
    public boolean isLeased(Instant now) {
        return lease.isPresent() && now.isBefore(lease.get());
    }

    /// Whether the pending letter is held until a later time.
    public boolean isHeld(Instant now) {
        return slot.isPresent() && now.isBefore(slot.get());
    }

    /// Whether requests bring no letter any more.
    public boolean isBlocked() {
        return complaints >= BLOCKED;
    }

    /// Whether any letter was ever sent.
    public boolean hasLetter() {
        return lastLetter.isPresent();
    }

    /// Until when a request brings no letter, after a bounce or a complaint: then at most one a day.
    public Optional<Instant> quietUntil() {
        if (!bounced && complaints == 0) {
            return Optional.empty();
        }
        var reported = reportedAt.orElse(Instant.EPOCH);
        var last = lastLetter.map(LastLetter::at).filter(reported::isBefore).orElse(reported);
        return Optional.of(last.plus(QUIET));
    }

    /// Whether a report about a letter sent then was recorded already, or about a later one.
    public boolean hasReportSince(Instant sent) {
        return reportedAt.isPresent() && !reportedAt.get().isBefore(sent);
    }

    /// Why letters are not sent.
    public enum Suppression {
        BOUNCED(MailCounter.BOUNCED),
        COMPLAINED(MailCounter.COMPLAINED);

        public final MailCounter counter;

        Suppression(MailCounter counter) {
            this.counter = counter;
        }
    }
}
