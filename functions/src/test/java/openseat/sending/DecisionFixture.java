package openseat.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.event.PublishedEvent;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.form.Answers;
import openseat.letter.EventChange;
import openseat.registration.LastLetter;
import openseat.registration.Registration;
import openseat.registration.Rows;
import openseat.registration.Status;
import openseat.registration.Submission;
import openseat.sending.LetterDecision.Due;
import openseat.sending.LetterDecision.NotDue;

/// Rows whose last letter was sent two hours ago, about an event with a date, and what is decided about them.
abstract class DecisionFixture {

    static final Instant TOLD = Instant.parse("2026-11-24T10:00:00Z");
    static final Instant NOW = TOLD.plus(Duration.ofHours(2));
    static final Instant END = Instant.parse("2026-12-18T19:15:00Z");
    static final long REVISION = 5;
    static final long MATERIAL = 4;

    static final LetterDecision NOTHING = new NotDue();

    static LetterDecision decide(Rows row) {
        return decide(row.build(), Samples.date(), NOW);
    }

    static LetterDecision decide(Rows row, Instant now) {
        return decide(row.build(), Samples.date(), now);
    }

    static LetterDecision decide(Registration row, Schedule schedule, Instant now) {
        return LetterDecision.of(row, published(schedule), change(row), now);
    }

    static PublishedEvent published(Schedule schedule) {
        var event = Samples.with(Samples.dated(), schedule, Samples.open());
        return Samples.published(event, REVISION, MATERIAL, TOLD, "{}", TOLD);
    }

    /// What has changed since the row's last letter, if the revision before was about another date.
    static EventChange change(Registration row) {
        return row.delivery()
                .lastLetter()
                .filter(last -> last.revision() < MATERIAL)
                .map(_ -> new EventChange(true, Optional.empty(), false, false, List.of()))
                .orElse(EventChange.NONE);
    }

    static LetterDecision due(Submission request) {
        return new Due(LetterDecision.Why.REQUEST, Optional.of(request));
    }

    /// Whose letter said what is still true, and for whom nothing else is due.
    static Rows told(Status status) {
        return untold(status, 1).lastLetter(letter(status));
    }

    /// Who has had no letter yet.
    static Rows untold(Status status, int places) {
        var accepted = Optional.of(request("Ana", places, TOLD)).filter(_ -> status != Status.REQUESTED);
        return Rows.row(status, NOW, END).accepted(accepted);
    }

    static Optional<LastLetter> letter(Status status) {
        return Optional.of(new LastLetter(status, 1, REVISION, 0, TOLD));
    }

    static Submission request(String name, int places, Instant at) {
        var answers = new Answers(
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                places);
        return new Submission(answers, "en", 1, at);
    }
}
