package openseat.local.stories.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import openseat.local.aws.Fault;
import openseat.local.aws.FaultEffect.When;
import openseat.local.lambda.FunctionFailed;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.KillAt;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Each recipient gets one digest a period of their own rhythm, whatever is repeated, killed or missed.
class DigestPeriodTest {

    private static final String EVENT = "some-day";

    /// Zones that change their clocks within the month, in both directions; in Beirut and Santiago at midnight.
    private static final List<String> ZONES =
            List.of("Europe/Zurich", "Asia/Beirut", "America/Santiago", "Asia/Manila");

    private static final LocalDate FIRST_DAY = LocalDate.parse("2027-03-15");
    private static final int DAYS = 30;

    /// A rhythm of the document, and on which days it has a digest, 1 for Monday.
    private record Rhythm(String json, List<Integer> days) {}

    private static final List<Rhythm> RHYTHMS = List.of(
            new Rhythm("{}", List.of(1, 2, 3, 4, 5, 6, 7)),
            new Rhythm("{\"time\": \"00:00\"}", List.of(1, 2, 3, 4, 5, 6, 7)),
            new Rhythm("{\"weekdays\": [\"sunday\"], \"time\": \"00:00\"}", List.of(7)),
            new Rhythm("{\"weekdays\": [\"monday\", \"thursday\"], \"time\": \"23:00\"}", List.of(1, 4)));

    private final TestStack stack =
            TestStack.open(Map.of("MailPerSecond", "500", "LettersPerAddress", "1000", "LettersPerNetwork", "1000"));

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void thirtyDaysOfEachRhythmInEachZone() {
        stack.local
                .clock()
                .set(FIRST_DAY.minusDays(2).atStartOfDay(ZoneId.of("UTC")).toInstant());
        var recipients = new ArrayList<String>();
        for (var zone : ZONES) {
            for (var rhythm : RHYTHMS) {
                recipients.add("{\"email\": \"%s\", \"zone\": \"%s\", \"rhythm\": %s}"
                        .formatted(address(zone, rhythm), zone, rhythm.json));
            }
        }
        publish(0, recipients);
        ZONES.forEach(zone -> RHYTHMS.forEach(rhythm -> new DigestReader(stack, address(zone, rhythm)).start()));

        var end = FIRST_DAY.plusDays(DAYS + 1).atStartOfDay(ZoneId.of("UTC")).toInstant();
        for (var tick = 0; stack.local.clock().instant().isBefore(end); tick++) {
            stack.pass(Duration.ofHours(1));
            if (tick % 6 == 0) {
                register("person" + tick + "@example.net");
            }
            stack.local.tick("DigestFunction");
        }

        for (var zone : ZONES) {
            for (var rhythm : RHYTHMS) {
                assertThat(days(address(zone, rhythm), ZoneId.of(zone)))
                        .as(zone + " " + rhythm.json)
                        .isEqualTo(expected(rhythm));
            }
        }
    }

    @Test
    void aRunThatDiesIsMadeGoodByTheNextOne() {
        var addresses = IntStream.range(0, 3)
                .mapToObj(n -> "reader" + n + "@example.org")
                .toList();
        publish(0, addresses.stream().map("{\"email\": \"%s\"}"::formatted).toList());
        addresses.forEach(address -> new DigestReader(stack, address).start());

        var call = 1;
        var killed = true;
        for (; killed && call < 100; call++) {
            register("person" + call + "@example.net");
            stack.local.mailbox().clear();
            stack.pass(Duration.ofDays(1));
            var kill = new KillAt("DigestFunction", call, When.AFTER);
            stack.local.aws().inject(kill);
            attempt();
            stack.local.aws().inject(Fault.NONE);
            stack.pass(Duration.ofMinutes(6));
            stack.local.tick("DigestFunction");
            var mails = addresses.stream()
                    .collect(Collectors.toMap(a -> a, a -> stack.mailsTo(a).size()));
            assertThat(mails.values()).as("%s: %s", kill, mails).allMatch(count -> count == 1 || count == 2);
            assertThat(mails.values().stream().filter(count -> count == 2))
                    .as("a second copy only for whom it died between SES and the table: %s", mails)
                    .hasSizeLessThanOrEqualTo(1);
            addresses.forEach(address ->
                    assertThat(stack.mailTo(address).text()).as("%s", kill).contains("Requests: 1"));
            killed = kill.happened();
            stack.pass(Duration.ofMinutes(-6));
        }
        assertThat(call).as("calls").isBetween(12, 99);
    }

    @Test
    void aMissedWeekIsCoveredOnce() {
        publish(0, List.of("{\"email\": \"reader@example.org\"}"));
        var reader = new DigestReader(stack, "reader@example.org").start();
        for (var day = 0; day < 7; day++) {
            stack.pass(Duration.ofDays(1));
            register("person" + day + "@example.net");
        }
        reader.tick();
        reader.tick();
        assertThat(reader.digests()).hasSize(2);
        assertThat(reader.digests().getLast().text()).contains("Requests: 7");
    }

    @Test
    void aWeekWithoutNewsIsSaidOnce() {
        publish(0, List.of("{\"email\": \"reader@example.org\"}"));
        var reader = new DigestReader(stack, "reader@example.org").start();
        for (var day = 0; day < 15; day++) {
            stack.pass(Duration.ofDays(1));
            reader.tick();
        }
        assertThat(reader.digests()).as("the first, and two quiet weeks").hasSize(3);
        assertThat(reader.digests().getLast().subject()).startsWith("A quiet week");
    }

    /// The first came on a Tuesday, so that the next Monday is only six days later.
    @Test
    void aWeeklyRhythmHearsOfEachQuietWeek() {
        publish(0, List.of("{\"email\": \"reader@example.org\", \"rhythm\": {\"weekdays\": [\"monday\"]}}"));
        var reader = new DigestReader(stack, "reader@example.org").start();
        for (var day = 0; day < 21; day++) {
            stack.pass(Duration.ofDays(1));
            reader.tick();
        }
        assertThat(reader.digests()).as("three Mondays").hasSize(4);
    }

    @Test
    void aNightIsNoQuietWeek() {
        stack.local.clock().set(Instant.parse("2026-11-29T20:00:00Z"));
        publish(0, List.of("{\"email\": \"reader@example.org\", \"rhythm\": {\"weekdays\": [\"monday\"]}}"));
        var reader = new DigestReader(stack, "reader@example.org").start();
        stack.pass(Duration.ofHours(12));
        reader.tick();
        assertThat(reader.digests()).as("the first came on Sunday evening").hasSize(1);
        stack.pass(Duration.ofDays(7));
        reader.tick();
        assertThat(reader.digests()).hasSize(2);
    }

    @Test
    void whoWantsOnlyWhatNeedsThemHearsOfNothingElse() {
        publish(0, List.of("{\"email\": \"reader@example.org\", \"rhythm\": {\"onlyWhenNeeded\": true}}"));
        var reader = new DigestReader(stack, "reader@example.org").start();
        stack.takeSeat(EVENT, "ada@example.net");
        stack.pass(Duration.ofDays(10));
        reader.tick();
        assertThat(reader.digests()).as("a registration needs no decision").hasSize(1);

        publish(1, ", \"capacity\": 1");
        stack.pass(Duration.ofDays(1));
        reader.tick();
        assertThat(reader.digests()).as("all seats are taken").hasSize(2);
        stack.pass(Duration.ofDays(1));
        reader.tick();
        assertThat(reader.digests()).as("still").hasSize(2);
    }

    private void register(String address) {
        stack.register(EVENT, address);
        stack.local.stream().drain();
    }

    private void attempt() {
        try {
            stack.local.tick("DigestFunction");
        } catch (FunctionFailed e) {
            // killed, as it should be
        }
    }

    private List<LocalDate> days(String address, ZoneId zone) {
        return new DigestReader(stack, address)
                .digests().stream()
                        .map(mail -> mail.at().atZone(zone).toLocalDate())
                        .filter(day -> !day.isBefore(FIRST_DAY) && day.isBefore(FIRST_DAY.plusDays(DAYS)))
                        .toList();
    }

    private static List<LocalDate> expected(Rhythm rhythm) {
        return FIRST_DAY
                .datesUntil(FIRST_DAY.plusDays(DAYS))
                .filter(day -> rhythm.days.contains(day.getDayOfWeek().getValue()))
                .toList();
    }

    private static String address(String zone, Rhythm rhythm) {
        return zone.replace("/", "-").toLowerCase(Locale.ROOT) + RHYTHMS.indexOf(rhythm) + "@example.org";
    }

    private void publish(int revision, List<String> recipients) {
        publish(revision, "", ", \"recipients\": " + recipients);
    }

    private void publish(int revision, String more) {
        publish(revision, more, "");
    }

    private void publish(int revision, String inEvent, String more) {
        assertThat(stack.local.invoke("PublishFunction", """
                {"ifMatch": %d, "event": {"id": "%s", "title": {"en": "Some day"},
                  "schedule": {"state": "to-be-confirmed"}%s}%s}""".formatted(revision, EVENT, inEvent, more)))
                .contains("\"etag\"");
    }
}
