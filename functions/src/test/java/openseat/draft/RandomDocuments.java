package openseat.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/// Documents with any of their members, in any order and in any spelling that is allowed.
final class RandomDocuments {

    private static final List<String> TAGS =
            List.of("en", "ar", "zh-Hans", "zh-hans", "fr", "id", "to", "en-GB", "mn-Cyrl");
    private static final List<String> TEXTS = List.of(
            "A text",
            " with blanks  inside and around ",
            "-",
            "--",
            "re\u0301union, not composed",
            "soft\u00ADhyphen",
            "<b>&amp; \"quotes\"</b>",
            "اجتماع الربيع",
            "[1] looks like a note",
            "\uE000 private",
            "=1+1",
            "😀");

    private final Random random;

    RandomDocuments(long seed) {
        random = new Random(seed);
    }

    Map<String, Object> next() {
        var members = new LinkedHashMap<String, Supplier<Object>>();
        members.put("id", () -> "an-event");
        members.put("sample", random::nextBoolean);
        members.put("listed", random::nextBoolean);
        members.put("title", this::texts);
        members.put("kind", this::texts);
        members.put("organizers", () -> list(3, this::texts));
        members.put("audience", this::texts);
        members.put("schedule", this::schedule);
        members.put("place", () -> some("mode", () -> one("online", "in-person", "both"), "address", this::texts));
        members.put("interpretation", () -> distinct("es", "en", "zh-Hans", "ar", "sw", "fr-CH", "ru"));
        members.put("access", () -> distinct("documents", "captions", "sign", "step-free"));
        members.put("geographicScope", this::texts);
        members.put("workstreamOutput", this::texts);
        members.put("regionalReviewProcess", this::texts);
        members.put("objectives", () -> list(5, () -> 1 + random.nextInt(23)));
        members.put("capacity", () -> 1 + random.nextInt(1_000_000));
        members.put("waitingList", random::nextBoolean);
        members.put("groupLimit", () -> 1 + random.nextInt(100));
        members.put(
                "registration",
                () -> optional(
                        "opens",
                        () -> "2026-11-01T08:00:" + random.nextInt(10, 60) + "Z",
                        "closes",
                        () -> one("2026-12-17T23:59:59.5+01:00", "2026-12-17T08:00:00Z", "2026-12-17t08:00:00z")));
        members.put("contact", () -> one("team@example.org", " team@example.org "));
        members.put("senderName", this::texts);
        members.put("discreet", random::nextBoolean);
        members.put("reminders", () -> optional("dayBefore", random::nextBoolean, "beforeStart", random::nextBoolean));
        members.put("privacy", () -> some("keeper", this::texts, "link", () -> "https://example.org/a?b=c"));
        members.put("keepDays", () -> random.nextInt(366));
        members.put("home", () -> "https://events.example.org");
        var names = new ArrayList<>(members.keySet());
        if (random.nextBoolean()) {
            Collections.shuffle(names, random);
        }
        var document = new LinkedHashMap<String, Object>();
        for (var name : names) {
            if (List.of("id", "title", "schedule").contains(name) || random.nextInt(3) > 0) {
                document.put(name, members.get(name).get());
            } else if (random.nextInt(6) == 0) {
                document.put(name, null);
            }
        }
        if (random.nextBoolean()) {
            addText(document);
        }
        return document;
    }

    /// Notes and the paragraphs that mark them.
    private void addText(Map<String, Object> document) {
        var marks = random.nextBoolean() ? List.of("4", "^x", "*") : List.of("a");
        var paragraphs = list(4, this::texts);
        paragraphs.add(new LinkedHashMap<>(Map.of("en", "Marks [^" + String.join("] [^", marks) + "]")));
        document.put("text", paragraphs);
        var notes = new ArrayList<Object>();
        for (var mark : marks) {
            var note = new LinkedHashMap<String, Object>();
            note.put("mark", mark);
            if (random.nextBoolean()) {
                note.put("text", texts());
            }
            notes.add(note);
        }
        document.put("notes", notes);
    }

    private Object schedule() {
        var zone = one("America/New_York", "Asia/Calcutta", "Antarctica/Troll", "UTC");
        return switch (random.nextInt(6)) {
            case 0 ->
                members(
                        "state",
                        "confirmed",
                        "start",
                        "2026-12-18T13:15",
                        "end",
                        "2026-12-18t14:15:30.5",
                        "zone",
                        zone);
            case 1 -> members("zone", zone, "end", "2027-01-02", "start", "2026-12-31", "state", "confirmed");
            case 2 -> members("state", "to-be-confirmed");
            case 3 -> members("window", members("to", "2026-05-20", "from", "2026-05-16"), "state", "to-be-confirmed");
            case 4 -> members("state", "cancelled");
            default ->
                members("state", "cancelled", "end", "2026-12-18T14:15", "start", "2026-12-18T13:15:59", "zone", zone);
        };
    }

    private static Map<String, Object> members(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private Map<String, Object> some(String always, Supplier<?> value, String perhaps, Supplier<?> other) {
        var isFirst = random.nextBoolean();
        var has = random.nextBoolean();
        return has && isFirst
                ? members(perhaps, other.get(), always, value.get())
                : has ? members(always, value.get(), perhaps, other.get()) : members(always, value.get());
    }

    private Map<String, Object> optional(String first, Supplier<?> value, String second, Supplier<?> other) {
        var map = new LinkedHashMap<String, Object>();
        if (random.nextBoolean()) {
            map.put(second, other.get());
        }
        if (random.nextBoolean()) {
            map.put(first, value.get());
        }
        return map;
    }

    private Map<String, Object> texts() {
        var tags = new ArrayList<>(TAGS);
        Collections.shuffle(tags, random);
        var map = new LinkedHashMap<String, Object>();
        tags.stream()
                .limit(1 + random.nextInt(3))
                .forEach(tag -> map.put(tag, TEXTS.get(random.nextInt(TEXTS.size()))));
        return map;
    }

    private List<Object> list(int most, Supplier<?> element) {
        var list = new ArrayList<Object>();
        for (var i = random.nextInt(most + 1); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private List<Object> distinct(String... all) {
        var list = new ArrayList<Object>(List.of(all));
        Collections.shuffle(list, random);
        return new ArrayList<>(list.subList(0, random.nextInt(list.size() + 1)));
    }

    private String one(String... all) {
        return all[random.nextInt(all.length)];
    }
}
