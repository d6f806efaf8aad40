package openseat.local.testkit;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import openseat.audience.Audience;
import openseat.audience.Question;
import openseat.digest.DigestMail;
import openseat.document.EventDocument;
import openseat.event.CalendarIdentity;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.i18n.Language;
import openseat.local.http.Json;
import openseat.mail.Recipient;
import openseat.mail.Sender;
import openseat.report.ActionItems;
import openseat.report.Activity;
import openseat.report.MailHealth;
import openseat.report.NextStep;
import openseat.report.Report;
import openseat.report.Snapshot;
import openseat.report.Trend;
import openseat.report.Week;
import openseat.subscription.Role;

/// A digest about the sample event that shows every section. Its figures are made up.
public final class SampleDigest {

    private static final Instant NOW = Instant.parse("2026-12-01T07:00:00Z");
    private static final Instant TOMORROW = NOW.plusSeconds(86_400);
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final String PAGE = "https://openseat.example.org/events/sample-migrants-day";
    private static final long[] CONFIRMED = {1, 0, 3, 2, 6, 4, 5, 4, 3, 5, 3, 2};

    private SampleDigest() {}

    public static String html(Language language) throws IOException {
        var recipient = new Recipient("0".repeat(32), "team@example.org", language, Optional.of(ZURICH));
        return DigestMail.compose(report(), recipient).html();
    }

    private static Report report() throws IOException {
        var event = event();
        var published = new PublishedEvent(
                event,
                1,
                1,
                NOW,
                "{}",
                NOW,
                new CalendarIdentity("sample", NOW, NOW),
                new PublishedEvent.Joining(true, 1));
        var now = new Snapshot(31, 40, 6, 52, Optional.of(40), Snapshot.daysToGo(event, ZURICH, NOW));
        var audience = Optional.of(audience());
        var mail = MailHealth.of(140, 0, 2, 0, false);
        var lastDigest = Optional.of(NOW.minusSeconds(86_400));
        return new Report(
                event,
                new Report.Links(URI.create(PAGE), URI.create(PAGE + "/digest/KEY"), Optional.empty()),
                Role.EDITOR,
                ActionItems.of(published, now, audience, mail, NOW, TOMORROW),
                new Report.Period(lastDigest, NOW, new Activity(8, 5, 1, 3), Optional.of(new Activity(6, 4, 0, 1))),
                trend(),
                now,
                audience,
                mail,
                NextStep.of(published, TOMORROW, false, NOW),
                false,
                new Sender("events@openseat.example", "", ""));
    }

    private static Event event() throws IOException {
        try (var in = SampleDigest.class.getResourceAsStream("/events/sample-migrants-day.json")) {
            var document =
                    new LinkedHashMap<>(Json.map(Json.object(in.readAllBytes()).get("event")));
            document.put(
                    "schedule",
                    Map.of(
                            "state", "confirmed",
                            "start", "2026-12-18T13:15",
                            "end", "2026-12-18T14:15",
                            "zone", "America/New_York"));
            return ((EventDocument.Valid) EventDocument.read(document)).event();
        }
    }

    private static Audience audience() {
        return new Audience(
                NOW.minusSeconds(86_400),
                List.of(
                        table(Question.TYPE, Map.entry("migrant", 15), Map.entry("civil-society", 10)),
                        table(Question.INTERPRETATION, Map.entry("ar", 10), Map.entry("fr", 10)),
                        table(Question.ACCESS, Map.entry("captions", 10), Map.entry("step-free", 10))));
    }

    @SafeVarargs
    private static Audience.Table table(Question question, Map.Entry<String, Integer>... numbers) {
        return new Audience.Table(
                question,
                List.of(numbers).stream()
                        .map(number -> new Audience.Row(number.getKey(), number.getValue()))
                        .toList());
    }

    private static Trend trend() {
        return new Trend(IntStream.range(0, CONFIRMED.length)
                .mapToObj(i -> new Week(LocalDate.parse("2026-09-14").plusWeeks(i), CONFIRMED[i]))
                .toList());
    }
}
