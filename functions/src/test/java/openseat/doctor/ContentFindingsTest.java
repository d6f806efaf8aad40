package openseat.doctor;

import static openseat.event.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import openseat.doctor.Finding.Severity;
import openseat.event.Event;
import openseat.event.Samples;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the doctor finds in the table: letters that wait, and events that lack something.
class ContentFindingsTest {

    private static Finding find(List<Finding> findings, String id) {
        return findings.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
    }

    @Nested
    class Letters {

        private static List<Finding> of(List<Instant> registrations, List<Instant> requests) {
            return new DueLetters(registrations, requests, false).findings(NOW);
        }

        @Test
        void nothingDueIsInOrder() {
            assertThat(of(List.of(), List.of())).hasSize(3).allMatch(f -> f.severity() == Severity.OK);
        }

        @ParameterizedTest(name = "since {0}: {1}")
        @CsvSource({"PT0S, OK", "PT15M, OK", "PT15M1S, ADVICE", "PT1H, ADVICE", "PT1H1S, PROBLEM"})
        void oldestOneCounts(Duration age, Severity severity) {
            var moments = List.of(NOW.minus(age), NOW);
            assertThat(find(of(moments, List.of()), "letters-due"))
                    .returns(severity, Finding::severity)
                    .extracting(Finding::found)
                    .asString()
                    .startsWith("2 letters and deadlines of registrations waiting, the oldest since " + moments.get(0));
            assertThat(find(of(List.of(), moments), "letters-due").severity())
                    .as("requests")
                    .isEqualTo(severity);
        }

        @Test
        void requestsToComeAreHeldAndRegistrationsAreNot() {
            var later = List.of(NOW.plusSeconds(600), NOW.plusSeconds(60));
            assertThat(of(later, List.of()))
                    .extracting(Finding::severity)
                    .containsExactly(Severity.OK, Severity.OK, Severity.OK);
            assertThat(find(of(later, List.of()), "letters-soon").found()).startsWith("2 letters and deadlines");
            assertThat(find(of(List.of(), later), "letters-held"))
                    .returns(Severity.ADVICE, Finding::severity)
                    .extracting(Finding::found)
                    .asString()
                    .contains("2 requests are waiting", "at " + later.get(1));
        }

        @Test
        void countThatWasCutOffSaysSo() {
            assertThat(find(new DueLetters(List.of(NOW), List.of(), true).findings(NOW), "letters-due")
                            .found())
                    .startsWith("at least 1 letter or deadline");
        }
    }

    @Nested
    class Published {

        private static List<Finding> of(Event... events) {
            return new OpenEvents(List.of(events), List.of()).findings();
        }

        @Test
        void completeEventIsInOrder() {
            assertThat(of(Samples.dated())).allMatch(f -> f.severity() == Severity.OK);
        }

        @Test
        void whatAnEventLacksIsNamedWithItsId() {
            var findings = of(Samples.dated(), Samples.undated());
            assertThat(List.of("events-date", "events-contact", "events-privacy"))
                    .allSatisfy(id -> assertThat(find(findings, id))
                            .returns(Severity.ADVICE, Finding::severity)
                            .extracting(Finding::found)
                            .asString()
                            .endsWith(": undated."));
        }

        @Test
        void noEventIsAdvice() {
            assertThat(find(of(), "events-open"))
                    .returns(Severity.ADVICE, Finding::severity)
                    .extracting(Finding::todo)
                    .asString()
                    .contains("sam remote invoke PublishFunction");
        }

        @Test
        void unreadableEventIsAProblem() {
            assertThat(find(new OpenEvents(List.of(), List.of("torn")).findings(), "events-readable"))
                    .returns(Severity.PROBLEM, Finding::severity)
                    .extracting(Finding::found)
                    .asString()
                    .contains("torn");
        }

        @Test
        void onlySoManyAreNamed() {
            var many = Stream.generate(Samples::undated).limit(13).toArray(Event[]::new);
            assertThat(find(of(many), "events-date").found())
                    .endsWith(String.join(
                                    ", ",
                                    IntStream.range(0, 10)
                                            .mapToObj(_ -> "undated")
                                            .toList())
                            + " and 3 more.");
        }
    }
}
