package openseat.publish;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import openseat.access.Editors.Editor;
import openseat.document.DocumentReader;
import openseat.document.EventDocument;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.http.Json;
import openseat.http.Problem.FieldError;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.page.FormInput;
import openseat.seats.SeatsLeft;
import openseat.site.EventPages;
import openseat.subscription.SubscriptionWrites;

/// What an organizer publishes: the public event, and what no GET shows.
///
/// @param document   the event's JSON, compact
/// @param ifMatch    the revision to replace; empty for the first
/// @param link       what becomes of the link to join
/// @param recipients of the digest; empty leaves them unchanged
/// @param editors    who may edit the event at the desk; empty leaves them unchanged
/// @param dryRun     check only
public record PublishRequest(
        Event event,
        String document,
        OptionalLong ifMatch,
        LinkChange link,
        Optional<List<SubscriptionWrites.Published>> recipients,
        Optional<List<Editor>> editors,
        boolean dryRun) {

    /// The largest document in bytes, so that reading an event costs at most eight read units.
    private static final int MAX_DOCUMENT = 32 * 1024;

    /// The largest page in bytes, zipped. A larger one takes one more round trip: a server sends 14,600 bytes
    /// before it waits for the browser (RFC 6928, section 2).
    static final int MAX_PAGE = 14 * 1024;

    /// So many people can get the digest of one event.
    public static final int MOST_RECIPIENTS = 20;

    /// The event as it is published, with another list of recipients.
    public static PublishRequest ofRecipients(PublishedEvent current, List<SubscriptionWrites.Published> recipients) {
        return new PublishRequest(
                current.event(),
                current.document(),
                OptionalLong.of(current.revision()),
                new LinkChange.Unchanged(),
                Optional.of(recipients),
                Optional.empty(),
                false);
    }

    /// The event as it is published, with other editors.
    public static PublishRequest ofEditors(PublishedEvent current, List<Editor> editors) {
        return new PublishRequest(
                current.event(),
                current.document(),
                OptionalLong.of(current.revision()),
                new LinkChange.Unchanged(),
                Optional.empty(),
                Optional.of(editors),
                false);
    }

    /// The result of reading.
    public sealed interface Read {}

    public record Valid(PublishRequest request) implements Read {}

    public record Invalid(List<FieldError> errors) implements Read {}

    /// Reads `{"event", "ifMatch"?, "link"?, "recipients"?, "editors"?, "dryRun"?, "$schema"?}`.
    public static Read read(Map<String, Object> json) {
        var root = new DocumentReader(json);
        // For the editor: the address of docs/event.schema.json.
        root.member("$schema").requireText();
        root.required("event");
        var link = LinkChange.read(json, root);
        var recipients = RecipientsReader.read(root.member("recipients"));
        var ifMatch = root.member("ifMatch").revision();
        var editors = RecipientsReader.editors(root.member("editors"));
        var dryRun = root.member("dryRun").bool(false);
        root.rejectUnknownMembers();
        var errors = new ArrayList<>(root.errors());
        if (!json.containsKey("event")) {
            return new Invalid(errors);
        }
        return switch (EventDocument.read(json.get("event"))) {
            case EventDocument.Invalid(var inEvent) -> {
                inEvent.forEach(error -> errors.add(new FieldError("/event" + error.pointer(), error.detail())));
                yield new Invalid(errors);
            }
            case EventDocument.Valid(var event) -> {
                var document = Json.write(json.get("event"));
                if (document.getBytes(StandardCharsets.UTF_8).length > MAX_DOCUMENT) {
                    errors.add(new FieldError("/event", "must be at most " + MAX_DOCUMENT + " bytes of JSON"));
                }
                if (errors.isEmpty()) {
                    languagesWithHeavyPage(event)
                            .forEach(language -> errors.add(new FieldError(
                                    "/event",
                                    "must be shorter: its page, zipped, is larger than " + MAX_PAGE
                                            + " bytes in the language " + language.tag())));
                }
                yield errors.isEmpty()
                        ? new Valid(new PublishRequest(event, document, ifMatch, link, recipients, editors, dryRun))
                        : new Invalid(errors);
            }
        };
    }

    /// The languages in which the event's page, with its form, is too large.
    private static List<Language> languagesWithHeavyPage(Event event) {
        var open = event.registration().opens().orElse(Instant.EPOCH);
        var origin =
                event.home().map(URI::toString).orElse("https://0123456789.execute-api.eu-central-1.amazonaws.com");
        return Language.all().stream()
                .filter(language -> {
                    var html = EventPages.event(
                            event,
                            SeatsLeft.of(event, 0, false),
                            language,
                            Optional.empty(),
                            open,
                            origin,
                            FormInput.EMPTY);
                    return Response.page(200, html).weight() > MAX_PAGE;
                })
                .toList();
    }
}
