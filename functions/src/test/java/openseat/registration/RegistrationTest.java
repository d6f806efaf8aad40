package openseat.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.dynamodb.ScriptedDynamoDb;
import openseat.dynamodb.Table;
import openseat.form.Answers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Which of several submissions counts: what a link confirms, what was requested since, and in which language.
class RegistrationTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final byte[] OWN = {1};
    private static final byte[] OTHER = {2};
    private static final byte[] NONE = {3};

    private static final Submission ONE = submission(1, "en");
    private static final Submission TWO = submission(2, "fr");
    private static final Submission THREE = submission(3, "es");
    private static final Submission FOUR = submission(4, "ru");
    private static final Submission BARE = new Submission(Answers.NONE, "en", 1, NOW);

    @Nested
    class Confirming {

        @Test
        void aLinkConfirmsWhatItsLetterWasWrittenFor() {
            var row =
                    row(Status.REQUESTED).toldTo(OWN, TWO).toldTo(OTHER, THREE).requested(FOUR);
            assertThat(row.build().toConfirm(OWN)).isEqualTo(TWO);
            assertThat(row.build().toConfirm(OTHER)).isEqualTo(THREE);
        }

        @Test
        void whatWasAcceptedBeforeGoesFirst() {
            assertThat(row(Status.CANCELLED)
                            .accepted(Optional.of(ONE))
                            .toldTo(OWN, TWO)
                            .build()
                            .toConfirm(OWN))
                    .isEqualTo(ONE);
        }

        @Test
        void aLinkOfAnotherLetterConfirmsWhatWasToldLast() {
            assertThat(row(Status.REQUESTED)
                            .toldTo(OWN, TWO)
                            .toldTo(OTHER, THREE)
                            .build()
                            .toConfirm(NONE))
                    .isEqualTo(THREE);
        }

        @Test
        void whatNoLetterHasToldCannotBeConfirmed() {
            var row = row(Status.REQUESTED).requested(FOUR).build();
            assertThatThrownBy(() -> row.toConfirm(OWN)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class RequestedSince {

        @Test
        void aLinkShowsItsOwnThenTheNewestThenWhatWasToldLast() {
            var row = row(Status.CONFIRMED)
                    .accepted(Optional.of(ONE))
                    .toldTo(OWN, TWO)
                    .toldTo(OTHER, THREE);
            assertThat(row.build().requestedAgain(OWN)).contains(TWO);
            assertThat(row.build().requestedAgain(NONE)).contains(THREE);
            assertThat(row.requested(FOUR).build().requestedAgain(OWN)).contains(TWO);
            assertThat(row.build().requestedAgain(NONE)).contains(FOUR);
        }

        @Test
        void whatSaysNothingNewIsNone() {
            var row = row(Status.CONFIRMED).accepted(Optional.of(ONE));
            assertThat(row.requested(BARE).build().requestedAgain(OWN)).isEmpty();
            assertThat(row.requested(ONE).build().requestedAgain(OWN)).isEmpty();
        }

        @Test
        void beforeAnythingIsAcceptedThereIsNone() {
            assertThat(row(Status.REQUESTED)
                            .toldTo(OWN, TWO)
                            .requested(THREE)
                            .build()
                            .requestedAgain(OWN))
                    .isEmpty();
        }
    }

    @Nested
    class Languages {

        @Test
        void onlyTheHolderChangesThatOfAProvenAddress() {
            var row = row(Status.CONFIRMED).accepted(Optional.of(ONE)).toldTo(OWN, TWO);
            assertThat(row.build().mailLanguage(Optional.of(TWO))).isEqualTo("en");
        }

        @Test
        void beforeThatItIsThatOfTheRequest() {
            var row =
                    row(Status.REQUESTED).toldTo(OWN, TWO).toldTo(OTHER, THREE).build();
            assertThat(row.mailLanguage(Optional.of(TWO))).isEqualTo("fr");
            assertThat(row.mailLanguage(Optional.empty())).isEqualTo("es");
        }
    }

    @Test
    void answersAreWhereverTheyWereTyped() {
        assertThat(row(Status.CONFIRMED)
                        .accepted(Optional.of(BARE))
                        .toldTo(OWN, BARE)
                        .build()
                        .hasAnswers())
                .isFalse();
        assertThat(row(Status.CONFIRMED).accepted(Optional.of(ONE)).build().hasAnswers())
                .isTrue();
        assertThat(row(Status.REQUESTED).toldTo(OWN, ONE).build().hasAnswers()).isTrue();
        assertThat(row(Status.REQUESTED).requested(ONE).requested(BARE).build().hasAnswers())
                .isTrue();
        assertThat(row(Status.REQUESTED).requested(BARE).requested(ONE).build().hasAnswers())
                .isTrue();
    }

    @Test
    void aRequestThatWasReportedAsSpamDoesNotExpire() {
        assertThat(row(Status.REQUESTED).build().expires()).isTrue();
        assertThat(row(Status.REQUESTED).complaints(1).build().expires()).isFalse();
        assertThat(row(Status.CANCELLED).build().expires()).isFalse();
    }

    @Test
    void aRowIsReadAsItWasWritten() {
        var row = row(Status.REQUESTED)
                .toldTo(OWN, TWO)
                .requested(THREE)
                .requested(FOUR)
                .counted(2)
                .held(NOW, Delivery.Stage.ALL)
                .complaints(1)
                .build();
        var db = new ScriptedDynamoDb().found(row.key(), Rows.attributes(row));
        var read = Registration.from(new Table(db, "T").get(row.key()).orElseThrow());
        assertThat(read.requests()).isEqualTo(row.requests());
        assertThat(read.moments()).isEqualTo(row.moments());
        assertThat(read.links().tokens().getFirst().request()).contains(TWO);
        assertThat(read.links().tokens().getFirst().cause()).isEqualTo(Cause.REQUEST);
        assertThat(read.delivery()).isEqualTo(row.delivery());
    }

    private static Rows row(Status status) {
        return Rows.row(status, NOW, NOW);
    }

    private static Submission submission(int places, String language) {
        var answers = new Answers(
                Optional.of("Name " + places),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                places);
        return new Submission(answers, language, 1, NOW);
    }
}
