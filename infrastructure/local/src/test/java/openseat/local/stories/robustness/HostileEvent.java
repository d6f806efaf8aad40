package openseat.local.stories.robustness;

import static openseat.local.testkit.TestStack.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.jsoup.nodes.Document;

/// A published event with hostile text, and all outputs that show it.
record HostileEvent(
        String id,
        Map<String, Document> pages,
        Map<String, Object> json,
        String calendar,
        List<String> subjects,
        List<String> texts) {

    /// Members that hold text, by path.
    static final List<String> TEXTS = List.of(
            "title/en",
            "kind/en",
            "text/0/en",
            "notes/0/text/en",
            "organizers/0/en",
            "audience/en",
            "place/address/en",
            "geographicScope/en",
            "workstreamOutput/en",
            "regionalReviewProcess/en",
            "privacy/keeper/en");

    private static final AtomicInteger EVENTS = new AtomicInteger();

    /// Publishes an event with this text in every text member, registers for it, and collects everything that shows
    /// it.
    static HostileEvent show(TestStack stack, String typed) {
        stack.pass(Duration.ofMinutes(40));
        var id = "e" + EVENTS.getAndIncrement();
        var team = "team-" + id + "@example.org";
        assertThat(invoke(stack, document(id, typed))).containsEntry("status", 201);
        var pages = new LinkedHashMap<String, Document>();
        for (var page : List.of(
                "event en:?lang=en",
                "event ar:?lang=ar",
                "check-mail:/check-mail",
                "deleted:/deleted",
                "list:/../../events")) {
            var parts = page.split(":", 2);
            var address = parts[0].equals("list") ? "/events" : "/events/" + id + parts[1];
            pages.put(parts[0], Parsed.page(stack.get(address, "accept", PAGE).body()));
        }
        var address = "guest-" + id + "@example.net";
        stack.register(id, address);
        stack.local.stream().drain();
        var link = Web.linkIn(stack.mailTo(address));
        pages.put("confirm", Parsed.page(stack.open(link).body()));
        stack.press(link, "confirm");
        stack.local.stream().drain();
        pages.put("manage", Parsed.page(stack.open(link).body()));
        stack.press(link, "cancel");
        stack.local.stream().drain();
        var reader = new DigestReader(stack, team).start();
        pages.put("subscription", Parsed.page(stack.open(reader.link()).body()));
        var mails = new ArrayList<>(stack.mailsTo(address));
        mails.addAll(stack.mailsTo(team));
        for (var i = 0; i < mails.size(); i++) {
            pages.put("mail " + i, Parsed.page(mails.get(i).html()));
            pages.put(
                    "mailbox " + i,
                    Parsed.page(stack.get("/local/mailbox/" + mails.get(i).id(), "accept", PAGE)
                            .body()));
        }
        var attached = new String(
                Base64.getDecoder().decode(mails.get(1).attachments().getFirst().content()), StandardCharsets.UTF_8);
        var calendar = stack.get("/events/" + id + "/event.ics").body();
        assertThat(attached.replaceAll("DTSTAMP:.*", "")).isEqualTo(calendar.replaceAll("DTSTAMP:.*", ""));
        return new HostileEvent(
                id,
                pages,
                Web.json(stack.get("/events/" + id, "accept", "application/json")),
                calendar,
                mails.stream().map(Parsed::subject).toList(),
                mails.stream().map(mail -> mail.text()).toList());
    }

    /// A document with this text in every text member.
    static Map<String, Object> document(String id, String typed) {
        var event = new LinkedHashMap<String, Object>();
        event.put("id", id);
        event.put(
                "schedule",
                new LinkedHashMap<>(Map.of(
                        "state",
                        "confirmed",
                        "start",
                        "2026-12-20T10:00",
                        "end",
                        "2026-12-20T11:00",
                        "zone",
                        "Europe/Zurich")));
        event.put("notes", List.of(new LinkedHashMap<>(Map.of("mark", "1"))));
        event.put("place", new LinkedHashMap<>(Map.of("mode", "in-person")));
        event.put("contact", "team@example.org");
        var document = new LinkedHashMap<String, Object>();
        document.put("event", event);
        document.put("recipients", List.of(new LinkedHashMap<>(Map.of("email", "team-" + id + "@example.org"))));
        for (var path : TEXTS) {
            put(
                    document,
                    "event/" + path,
                    path.startsWith("title") ? "Title: " + typed : path.startsWith("text") ? typed + "[^1]" : typed);
        }
        return document;
    }

    /// Sets the value at a path through objects and lists with one element.
    @SuppressWarnings("unchecked")
    static void put(Map<String, Object> map, String path, Object value) {
        var parts = path.split("/", 2);
        if (parts.length == 1) {
            map.put(path, value);
        } else if (parts[1].equals("0")) {
            map.put(parts[0], List.of(value));
        } else if (parts[1].startsWith("0/")) {
            var list = (List<Object>) map.computeIfAbsent(parts[0], _ -> List.of(new LinkedHashMap<>()));
            put((Map<String, Object>) list.getFirst(), parts[1].substring(2), value);
        } else {
            put((Map<String, Object>) map.computeIfAbsent(parts[0], _ -> new LinkedHashMap<>()), parts[1], value);
        }
    }

    static Map<String, Object> invoke(TestStack stack, Map<String, Object> document) {
        try {
            return JSON.std.mapFrom(stack.local.invoke("PublishFunction", Parsed.json(document)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
