package openseat.publish;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import openseat.event.DocumentReader;
import openseat.event.Event;
import openseat.event.EventDocument;
import openseat.event.ScheduleDocument;
import openseat.http.Json;
import openseat.http.Problem.FieldError;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.page.FormInput;
import openseat.seats.SeatsLeft;
import openseat.site.EventPages;

/// What an organizer publishes: the public event and, beside it, what no GET shows.
///
/// @param document   the event's JSON, compact
/// @param ifMatch    the revision it replaces; empty for the first
/// @param link       to join; empty leaves it as it is
/// @param recipients of the digest; empty leaves them as they are
/// @param dryRun     only check it
record PublishRequest(
        Event event,
        String document,
        OptionalLong ifMatch,
        Optional<URI> link,
        Optional<List<Recipient>> recipients,
        boolean dryRun) {

    /// An event's document in the table has at most so many octets, so that reading it costs at most eight read
    /// units.
    private static final int MAX_DOCUMENT = 32 * 1024;

    private static final int MAX_RECIPIENTS = 20;

    /// A heavier page takes one more trip on a slow line: a server sends 14,600 octets before it hears from the
    /// browser (RFC 6928, section 2).
    static final int MAX_PAGE = 14 * 1024;

    /// Somebody who reads the digest.
    record Recipient(String address, String language, ZoneId zone) {}

    /// What reading gave.
    sealed interface Read {}

    record Readable(PublishRequest publication) implements Read {}

    record Flawed(List<FieldError> flaws) implements Read {}

    /// Reads `{"event", "ifMatch"?, "link"?, "recipients"?, "dryRun"?}`.
    static Read read(Map<String, Object> json) {
        var root = new DocumentReader(json);
        root.required("event");
        var link = root.member("link").flatMap(EventDocument::link);
        var recipients = root.member("recipients").map(PublishRequest::recipients);
        var ifMatch = root.member("ifMatch").map(DocumentReader::revision).orElse(OptionalLong.empty());
        var dryRun = root.member("dryRun").map(DocumentReader::bool).orElse(false);
        root.refuseOthers();
        var flaws = new ArrayList<>(root.flaws());
        if (!json.containsKey("event")) {
            return new Flawed(flaws);
        }
        return switch (EventDocument.read(json.get("event"))) {
            case EventDocument.Flawed(var inEvent) -> {
                inEvent.forEach(flaw -> flaws.add(new FieldError("/event" + flaw.pointer(), flaw.detail())));
                yield new Flawed(flaws);
            }
            case EventDocument.Readable(var event) -> {
                var document = Json.write(json.get("event"));
                if (document.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > MAX_DOCUMENT) {
                    flaws.add(new FieldError("/event", "must be at most " + MAX_DOCUMENT + " bytes of JSON"));
                }
                if (flaws.isEmpty()) {
                    heavy(event).forEach(language -> flaws.add(new FieldError(
                            "/event", "must be shorter: its page, zipped, is larger than " + MAX_PAGE + " bytes in the language " + language.tag())));
                }
                yield flaws.isEmpty()
                        ? new Readable(new PublishRequest(event, document, ifMatch, link, recipients, dryRun))
                        : new Flawed(flaws);
            }
        };
    }

    /// The languages in which the event's page, with its form, is too large for a slow line.
    private static List<Language> heavy(Event event) {
        var open = event.registration().opens().orElse(Instant.EPOCH);
        var origin = event.home().map(URI::toString).orElse("https://0123456789.execute-api.eu-central-1.amazonaws.com");
        return Language.all().stream().filter(language -> {
            var html = EventPages.event(event, SeatsLeft.of(event, 0, false), language, Optional.empty(), open, origin, FormInput.EMPTY);
            return Response.page(200, html).weight() > MAX_PAGE;
        }).toList();
    }

    private static List<Recipient> recipients(DocumentReader at) {
        var recipients = new ArrayList<Recipient>();
        for (var element : at.elements(MAX_RECIPIENTS)) {
            if (element.isObject()) {
                var address = element.required("email").flatMap(EventDocument::address);
                var language = element.member("lang")
                        .flatMap(c -> c.parsed(tag -> Language.of(tag).orElseThrow(IllegalArgumentException::new).tag(),
                                "a language of this site, such as en or ar"))
                        .orElse("en");
                var zone = element.member("zone")
                        .flatMap(c -> c.parsed(ScheduleDocument::region, "an IANA time zone such as Africa/Nairobi"))
                        .orElse(ZoneId.of("UTC"));
                element.refuseOthers();
                address.ifPresent(a -> recipients.add(new Recipient(a, language, zone)));
            }
        }
        return recipients;
    }
}
