package openseat.transition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.event.Samples;
import openseat.event.Seating;
import openseat.form.Answers;
import openseat.registration.Delivery.Stage;
import openseat.registration.Registration;
import openseat.registration.Rows;
import openseat.registration.Status;
import openseat.registration.Submission;

/// Rows for the tests of this package, in version 3, requested at second 900. Now is second 1,000. Who only
/// requested was told so with the link that is `USED`.
///
/// The event has no date, so that a row ends 90 days after the last act: at second 7,777,000 if that is now.
/// Whoever holds places is asked 14 days before whether they keep them. TTL deletes a row a week later, at second
/// 8,381,800.
final class SampleRows {

    static final Instant NOW = Instant.ofEpochSecond(1_000);
    static final Instant EARLIER = Instant.ofEpochSecond(900);
    static final Instant ENDS = Instant.ofEpochSecond(7_776_900);

    static final PublishedEvent EVENT = Samples.published(undated(10), 7, 5, Instant.EPOCH, "{}", Instant.EPOCH);

    static final byte[] USED = {1, 2};

    static final Submission BARE = new Submission(Answers.NONE, "en", 4, EARLIER);
    static final Submission FILLED = new Submission(named("Ana", 2), "fr", 4, EARLIER);
    static final Submission OTHER = new Submission(named("Bo", 3), "en", 4, EARLIER);
    static final String FILLED_TEXT = "{at = 900, language = 'fr', name = 'Ana', notice = 4, places = 2}";
    static final String OTHER_TEXT = "{at = 900, language = 'en', name = 'Bo', notice = 4, places = 3}";

    /// The only link of who requested, as long as what its letter told is undecided, and after that.
    static final String ASKING = "{at = 900, cause = 'request', hash = x0102, request = " + FILLED_TEXT + "}";
    static final String DECIDED = "{at = 900, cause = 'request', hash = x0102}";

    /// Nothing holds the request, and it took no place in a line.
    static final DeliveryWrites.Turn PASSED = new DeliveryWrites.Turn(NOW, Stage.ALL);

    static final String AS_SEEN = "IF #version = 3";

    private SampleRows() {}

    static Registration requested() {
        return row(Status.REQUESTED).build();
    }

    /// Whose request no letter has told yet.
    static Rows untold() {
        return Rows.row(Status.REQUESTED, EARLIER, ENDS).version(3).requested(FILLED);
    }

    static Registration confirmed() {
        return row(Status.CONFIRMED).build();
    }

    static Registration waiting() {
        return row(Status.WAITING).build();
    }

    static Registration cancelled() {
        return row(Status.CANCELLED).build();
    }

    static Rows row(Status status) {
        return row(status, EARLIER);
    }

    static Rows row(Status status, Instant requestedAt) {
        var row = Rows.row(status, requestedAt, ENDS).version(3);
        return switch (status) {
            case REQUESTED -> row.toldTo(USED, FILLED);
            case CONFIRMED, CANCELLED -> row.accepted(Optional.of(FILLED));
            case WAITING -> row.accepted(Optional.of(FILLED)).joined(EARLIER);
        };
    }

    static Answers named(String name, int places) {
        return new Answers(
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                places);
    }

    private static Event undated(int groupLimit) {
        var e = Samples.undated();
        return new Event(
                e.id(),
                e.sample(),
                e.listed(),
                e.description(),
                e.schedule(),
                e.place(),
                e.offers(),
                e.compact(),
                new Seating(Optional.empty(), true, groupLimit),
                e.registration(),
                e.letters(),
                e.privacy(),
                e.keepDays(),
                e.home());
    }
}
