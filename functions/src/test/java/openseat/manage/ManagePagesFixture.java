package openseat.manage;

import static openseat.event.Samples.NOW;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import openseat.event.Access;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.event.Samples;
import openseat.form.Answers;
import openseat.i18n.Language;
import openseat.page.FormInput;
import openseat.registration.Registration;
import openseat.registration.Rows;
import openseat.registration.Status;
import openseat.registration.Submission;

/// Private pages in English, opened with a link; before confirming, its letter was written for `MINE`.
abstract class ManagePagesFixture {

    static final byte[] TOKEN = {7};

    static final Submission MINE = new Submission(
            new Answers(
                    Optional.of("Noor <Canary>"),
                    Optional.of("Kitchen Table"),
                    Optional.of(Answers.ParticipantType.MIGRANT),
                    Optional.of("ar"),
                    List.of(Access.SIGN),
                    Optional.of("a note"),
                    Optional.of(ZoneId.of("Asia/Kathmandu")),
                    3),
            "en",
            1,
            NOW);

    static final Submission NEWER = new Submission(
            new Answers(
                    Optional.of("Wangari"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("sw"),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    5),
            "en",
            1,
            NOW);

    static Rows row(Status status) {
        return row(status, MINE);
    }

    /// Of whoever requested that, and has accepted it since if their status says so.
    static Rows row(Status status, Submission submission) {
        var row = Rows.row(status, NOW, Instant.parse("2027-01-17T19:15:00Z"));
        return status == Status.REQUESTED
                ? row.toldTo(TOKEN, submission).expires(Optional.of(Instant.parse("2026-12-01T09:40:00Z")))
                : row.accepted(Optional.of(submission));
    }

    static String page(Rows row, Event event) {
        return page(row, event, Optional.empty());
    }

    static String page(Rows row, Event event, Optional<FlashMessage> message) {
        return page(details(row.build(), event), message);
    }

    static String page(RegistrationDetails details, Optional<FlashMessage> message) {
        return ManagePages.page(details, "KEY", OptionalInt.empty(), message, FormInput.EMPTY);
    }

    static RegistrationDetails details(Registration row, Event event) {
        return details(row, event, Language.DEFAULT, NOW);
    }

    static RegistrationDetails details(Registration row, Event event, Language language, Instant now) {
        return new RegistrationDetails(row, published(event), TOKEN, false, Optional.empty(), language, now);
    }

    static RegistrationDetails details(Registration row, Event event, Optional<String> joinKey, Instant now) {
        return new RegistrationDetails(row, published(event), TOKEN, false, joinKey, Language.DEFAULT, now);
    }

    /// Of whoever has said that what was requested later was theirs.
    static RegistrationDetails detailsShown(Registration row, Event event) {
        return new RegistrationDetails(row, published(event), TOKEN, true, Optional.empty(), Language.DEFAULT, NOW);
    }

    private static PublishedEvent published(Event event) {
        return Samples.published(event, 1, 1, NOW, "{}", NOW);
    }
}
