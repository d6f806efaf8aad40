package openseat.transition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.Keys;
import openseat.SaltedHash;
import openseat.dynamodb.Item;
import openseat.dynamodb.Write;
import openseat.dynamodb.Written;
import openseat.event.PublishedEvent;
import openseat.event.Samples;
import openseat.form.Answers;
import openseat.input.EmailAddress;
import openseat.registration.Delivery.Suppression;
import openseat.registration.LastLetter;
import openseat.registration.Registration;
import openseat.registration.Rows;
import openseat.registration.Status;
import openseat.registration.Submission;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The writes of a row, clause by clause. Now is second 1,000; the event has no date, so that a row ends 90 days later, at
/// second 7,777,000, and TTL deletes it a week after that, at second 8,381,800.
class RegistrationWritesTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final Instant EARLIER = Instant.ofEpochSecond(900);
    private static final Instant ENDS = Instant.ofEpochSecond(7_776_900);
    private static final PublishedEvent EVENT = new PublishedEvent(Samples.undated(), 7, 5, Instant.EPOCH, "{}", Instant.EPOCH);
    private static final byte[] USED = {1, 2};

    private static final Submission BARE = new Submission(Answers.NONE, "en", 4, EARLIER);
    private static final Submission FILLED = new Submission(named("Ana", 2), "fr", 4, EARLIER);
    private static final Submission OTHER = new Submission(named("Bo", 3), "en", 4, EARLIER);
    private static final String FILLED_TEXT = "{at = 900, language = 'fr', name = 'Ana', notice = 4, places = 2}";
    private static final String OTHER_TEXT = "{at = 900, language = 'en', name = 'Bo', notice = 4, places = 3}";

    private static final String AS_SEEN = "IF #version = 3";

    @Nested
    class Requesting {

        private static final byte[] SALT = {7};
        private static final EmailAddress ADDRESS = new EmailAddress("Ana", "example.org");

        @Test
        void itIsOneUpdateWithoutACondition() {
            var request = request(ADDRESS, FILLED);
            var shard = SaltedHash.hex(SALT, "ana@example.org").charAt(0);
            var network = "x" + SaltedHash.hex(SALT, "192.0.2.0/24");
            assertThat(request.lines()).containsExactly(
                    "SET address = if_not_exists(address, 'Ana@example.org'), due = 1000, dueKind = 'R" + shard
                            + "', ends = 7777000, language = 'fr', network = " + network + ", pending = 'letter', requested = "
                            + FILLED_TEXT + ", requestedAt = 1000, schema = if_not_exists(schema, 1), "
                            + "status = if_not_exists(status, 'requested'), ttl = 8381800",
                    "ADD version 1",
                    "REMOVE bounced, expires");
        }

        @Test
        void nothingOfARowGoesIn() {
            var parameters = Stream.of(RegistrationWrites.class.getDeclaredMethods())
                    .filter(method -> method.getName().equals("request"))
                    .flatMap(method -> Stream.of(method.getParameterTypes()))
                    .toList();
            assertThat(parameters).isNotEmpty().doesNotContain(Registration.class, Item.class, Status.class, Optional.class);
        }

        @Test
        void aRepeatedRequestIsTheSameWrite() {
            assertThat(request(ADDRESS, FILLED)).isEqualTo(request(ADDRESS, FILLED));
        }

        @Test
        void anotherSpellingIsTheSameRow() {
            assertThat(request(new EmailAddress("ANA", "example.org"), FILLED).key())
                    .isEqualTo(request(ADDRESS, FILLED).key())
                    .isEqualTo(Keys.registration("undated", SaltedHash.hex(SALT, "ana@example.org")));
        }

        @Test
        void aBareRequestReplacesNoAnswers() {
            assertThat(request(ADDRESS, BARE).clause("SET"))
                    .contains("requested = if_not_exists(requested, {at = 900, language = 'en', notice = 4, places = 1})");
        }

        private static Written request(EmailAddress address, Submission submission) {
            return Written.of(RegistrationWrites.request(EVENT, SALT, address, submission, "192.0.2.0/24", NOW));
        }
    }

    @Nested
    class ByTheHolder {

        @Test
        void confirmingAcceptsWhatWasRequested() {
            assertThat(lines(RegistrationWrites.confirm(requested(), EVENT, USED, NOW))).containsExactly(
                    "SET accepted = " + FILLED_TEXT + ", acted = 1000, due = 1000, dueKind = 'R0', ends = 7777000, "
                            + "pending = 'letter', status = 'confirmed', ttl = 8381800, used = x0102",
                    "ADD version 1",
                    "REMOVE bounced, complained, counted, expires, lease, requested, tries",
                    AS_SEEN);
        }

        @Test
        void comingBackKeepsWhatWasAccepted() {
            var again = row(Status.CANCELLED).accepted(Optional.of(FILLED)).requested(Optional.of(OTHER)).build();
            var written = Written.of(RegistrationWrites.confirm(again, EVENT, USED, NOW));
            assertThat(written.clause("SET")).contains("accepted = " + FILLED_TEXT).contains("status = 'confirmed'");
            assertThat(written.clause("REMOVE")).isEqualTo("bounced, complained, counted, expires, lease, tries");
        }

        @Test
        void joiningRecordsTheMillisecond() {
            assertThat(lines(RegistrationWrites.join(requested(), EVENT, USED, NOW.plusMillis(5)))).containsExactly(
                    "SET accepted = " + FILLED_TEXT + ", acted = 1000, due = 1000, dueKind = 'R0', ends = 7777000, "
                            + "joined = 1000005, pending = 'letter', status = 'waiting', ttl = 8381800, used = x0102",
                    "ADD version 1",
                    "REMOVE bounced, complained, counted, expires, lease, requested, tries",
                    AS_SEEN);
        }

        @Test
        void cancellingKeepsTheAnswers() {
            assertThat(lines(RegistrationWrites.cancel(confirmed(), EVENT, USED, NOW))).containsExactly(
                    "SET acted = 1000, due = 1000, dueKind = 'R0', ends = 7777000, pending = 'letter', status = 'cancelled', "
                            + "ttl = 8381800, used = x0102",
                    "ADD version 1",
                    "REMOVE bounced, complained, counted, lease, tries",
                    AS_SEEN);
        }

        @Test
        void cancellingAWaitingRowEndsItsWait() {
            assertThat(Written.of(RegistrationWrites.cancel(waiting(), EVENT, USED, NOW)).clause("REMOVE"))
                    .isEqualTo("bounced, complained, counted, joined, lease, tries");
        }

        @Test
        void aChangeSetsOnlyTheAcceptedAnswers() {
            assertThat(lines(RegistrationWrites.change(confirmed(), EVENT, OTHER, USED, NOW))).containsExactly(
                    "SET accepted = " + OTHER_TEXT + ", acted = 1000, due = 1000, dueKind = 'R0', ends = 7777000, "
                            + "pending = 'letter', ttl = 8381800, used = x0102",
                    "ADD version 1",
                    "REMOVE bounced, complained, counted, lease, tries",
                    AS_SEEN);
        }

        @Test
        void acceptingARequestAlsoRemovesIt() {
            var written = Written.of(RegistrationWrites.acceptRequested(confirmed(), EVENT, OTHER, USED, NOW));
            assertThat(written.clause("SET")).contains("accepted = " + OTHER_TEXT);
            assertThat(written.clause("REMOVE")).isEqualTo("bounced, complained, counted, lease, requested, tries");
        }

        @Test
        void discardingARequestAcceptsNothing() {
            var written = Written.of(RegistrationWrites.discardRequested(confirmed(), EVENT, USED, NOW));
            assertThat(written.clause("SET")).doesNotContain("accepted");
            assertThat(written.clause("REMOVE")).isEqualTo("bounced, complained, counted, lease, requested, tries");
        }
    }

    @Nested
    class BySystem {

        @Test
        void aPromotionIsNoActOfTheHolder() {
            assertThat(lines(RegistrationWrites.promote(waiting(), NOW))).containsExactly(
                    "SET due = 1000, dueKind = 'R0', pending = 'letter', status = 'confirmed'",
                    "ADD version 1", "REMOVE counted, joined, lease, tries", AS_SEEN);
        }

        @Test
        void turningAwayCancels() {
            assertThat(lines(RegistrationWrites.turnAway(waiting(), NOW))).containsExactly(
                    "SET due = 1000, dueKind = 'R0', pending = 'letter', status = 'cancelled'",
                    "ADD version 1", "REMOVE counted, joined, lease, tries", AS_SEEN);
        }

        @ParameterizedTest
        @EnumSource
        void aReportIsMarkedAndTheRowIsDue(Suppression why) {
            assertThat(lines(RegistrationWrites.suppress(requested(), why, EARLIER.plusMillis(7), NOW))).containsExactly(
                    Stream.of(why.attribute + " = true", "due = 1000", "dueKind = 'R0'", "pending = 'letter'",
                            "reportedAt = 900007").sorted().reduce((one, other) -> one + ", " + other).map(sets -> "SET " + sets).get(),
                    "ADD version 1", AS_SEEN);
        }

        @Test
        void aReportCancelsAsIfALetterHadSaidSo() {
            var letter = Optional.of(new LastLetter(Status.CONFIRMED, 2, 6, EARLIER));
            var row = row(Status.CONFIRMED).accepted(Optional.of(FILLED)).lastLetter(letter).build();
            assertThat(lines(RegistrationWrites.suppressAndCancel(row, Suppression.BOUNCED, EARLIER, NOW))).containsExactly(
                    "SET bounced = true, due = 1000, dueKind = 'R0', "
                            + "lastLetter = {at = 900, places = 2, revision = 6, status = 'cancelled'}, pending = 'letter', "
                            + "reportedAt = 900000, status = 'cancelled'",
                    "ADD version 1", AS_SEEN);
        }

        @Test
        void aReportEndsAWait() {
            var written = Written.of(RegistrationWrites.suppressAndCancel(waiting(), Suppression.BOUNCED, EARLIER, NOW));
            assertThat(written.clause("REMOVE")).isEqualTo("joined");
            assertThat(written.clause("SET")).doesNotContain("lastLetter");
        }
    }

    @Nested
    class DroppingAnswers {

        private static final String BARE_TWO = "{at = 900, language = 'fr', notice = 4, places = 2}";

        @Test
        void acceptedAnswersGoAndWhatWasRequestedToo() {
            assertThat(lines(RegistrationWrites.dropAnswers(settled(Status.CONFIRMED).accepted(Optional.of(FILLED)).build(), EVENT)))
                    .containsExactly("SET accepted = " + BARE_TWO + ", due = 7776900", "ADD version 1", "REMOVE requested", AS_SEEN);
        }

        @Test
        void whatWasOnlyRequestedGoes() {
            var row = settled(Status.REQUESTED).requested(Optional.of(FILLED)).expires(Optional.of(Instant.ofEpochSecond(605_700)));
            assertThat(lines(RegistrationWrites.dropAnswers(row.build(), EVENT)))
                    .containsExactly("SET due = 605700, requested = " + BARE_TWO, "ADD version 1", AS_SEEN);
        }

        @Test
        void aPendingLetterStaysDue() {
            assertThat(lines(RegistrationWrites.dropAnswers(confirmed(), EVENT)))
                    .containsExactly("SET accepted = " + BARE_TWO, "ADD version 1", "REMOVE requested", AS_SEEN);
        }
    }

    @Nested
    class TheWaitingList {

        @Test
        void anEntryHoldsOnlyThePlaces() {
            var entry = Written.of(RegistrationWrites.waiting(requested(), NOW.plusMillis(5), named("Ana", 2)));
            assertThat(entry.key()).isEqualTo(Keys.waiting("an-event", 1_000_005, "0".repeat(32)));
            assertThat(entry.lines()).containsExactly("PUT places = 2");
        }

        @Test
        void otherPlacesKeepThePosition() {
            assertThat(Written.of(RegistrationWrites.changeWaiting(waiting(), named("Ana", 3))))
                    .isEqualTo(new Written(waiting().waitingKey(), List.of("PUT places = 3")));
        }

        @Test
        void whoLeavesHasNoEntry() {
            assertThat(Written.of(RegistrationWrites.notWaiting(waiting())))
                    .isEqualTo(new Written(waiting().waitingKey(), List.of("DELETE")));
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void allButTheRequestNeedTheVersionThatWasRead(Write change) {
        assertThat(Written.of(change).key()).isEqualTo(confirmed().key());
        assertThat(Written.of(change).condition()).isEqualTo("#version = 3");
    }

    static Stream<Write> changes() {
        return Stream.of(
                RegistrationWrites.confirm(requested(), EVENT, USED, NOW),
                RegistrationWrites.join(requested(), EVENT, USED, NOW),
                RegistrationWrites.cancel(confirmed(), EVENT, USED, NOW),
                RegistrationWrites.change(confirmed(), EVENT, OTHER, USED, NOW),
                RegistrationWrites.acceptRequested(confirmed(), EVENT, OTHER, USED, NOW),
                RegistrationWrites.discardRequested(confirmed(), EVENT, USED, NOW),
                RegistrationWrites.promote(waiting(), NOW),
                RegistrationWrites.turnAway(waiting(), NOW),
                RegistrationWrites.suppress(confirmed(), Suppression.BOUNCED, EARLIER, NOW),
                RegistrationWrites.suppressAndCancel(confirmed(), Suppression.COMPLAINED, EARLIER, NOW),
                RegistrationWrites.dropAnswers(confirmed(), EVENT),
                RegistrationWrites.delete(confirmed()));
    }

    private static Registration requested() {
        return row(Status.REQUESTED).requested(Optional.of(FILLED)).build();
    }

    private static Registration confirmed() {
        return row(Status.CONFIRMED).accepted(Optional.of(FILLED)).build();
    }

    private static Registration waiting() {
        return row(Status.WAITING).accepted(Optional.of(FILLED)).joined(EARLIER).build();
    }

    private static Rows settled(Status status) {
        return row(status).settled();
    }

    private static Rows row(Status status) {
        return Rows.row(status, EARLIER, ENDS).version(3);
    }

    private static Answers named(String name, int places) {
        return new Answers(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty(), List.of(),
                Optional.empty(), Optional.empty(), places);
    }

    private static List<String> lines(Write write) {
        return Written.of(write).lines();
    }
}
