package openseat.registration;

import java.time.Instant;
import java.util.Optional;
import openseat.dynamodb.Item;
import openseat.mail.MailCounter;

/// The letters of one registration: what was last sent, what is pending, and whether mail arrives at all.
///
/// @param lastLetter what the last letter said; empty if none was ever sent
/// @param pending    whether a letter may have to be sent
/// @param lease      until when whoever claimed the letter, or a quota, holds it
/// @param tries      how often the pending letter was tried
/// @param network    of the newest request, hashed; gone once the quota has counted that request
/// @param counted    whether the quota of the address has counted the pending letter: once, not once a try
/// @param suppressed whether letters bounce, so that none is sent until somebody requests or acts again, or were
///                   reported as spam, so that none is sent until the holder acts: anybody can request
/// @param reportedAt when the newest letter was sent that bounced or was reported as spam
public record Delivery(
        Optional<LastLetter> lastLetter,
        boolean pending,
        Optional<Instant> lease,
        int tries,
        Optional<byte[]> network,
        boolean counted,
        boolean suppressed,
        Optional<Instant> reportedAt) {

    static Delivery from(Item row) {
        return new Delivery(
                row.map("lastLetter").map(LastLetter::from),
                row.has("pending"),
                row.instant("lease"),
                (int) row.count("tries"),
                row.bytes("network"),
                row.flag("counted"),
                row.flag("bounced") || row.flag("complained"),
                row.optionalNumber("reportedAt").stream()
                        .mapToObj(Instant::ofEpochMilli)
                        .findFirst());
    }

    /// Whether the pending letter is under way, or held by a quota.
    public boolean isLeased(Instant now) {
        return lease.isPresent() && now.isBefore(lease.get());
    }

    /// Whether a letter to them can be expected to arrive and to be wanted.
    public boolean isReachable() {
        return !suppressed;
    }

    /// Whether any letter was ever sent.
    public boolean hasLetter() {
        return lastLetter.isPresent();
    }

    /// Whether a report about a letter sent then was recorded already, or a newer one was.
    public boolean hasReportSince(Instant sent) {
        return reportedAt.isPresent() && !reportedAt.get().isBefore(sent);
    }

    /// Why no more letters are sent to somebody.
    public enum Suppression {
        /// They bounce; lifted when somebody requests again, or when the holder acts.
        BOUNCED("bounced", MailCounter.BOUNCED),
        /// One was reported as spam; lifted only when the holder acts, because anybody can request.
        COMPLAINED("complained", MailCounter.COMPLAINED);

        public final String attribute;
        public final MailCounter counter;

        Suppression(String attribute, MailCounter counter) {
            this.attribute = attribute;
            this.counter = counter;
        }
    }
}
