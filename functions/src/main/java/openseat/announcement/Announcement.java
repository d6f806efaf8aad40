package openseat.announcement;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import openseat.dynamodb.Item;
import openseat.http.Json;
import openseat.i18n.LanguageMap;
import openseat.registration.LastLetter;
import openseat.registration.Registration;
import openseat.registration.Status;

/// What organizers write to those who are registered for an event.
///
/// @param number   counted from 1 for each event
/// @param at       when it was made
/// @param to       the statuses of those who get it: confirmed, waiting or both
/// @param text     plain text with line breaks, by language
/// @param optional whether people can stop such letters and keep their seat
public record Announcement(long number, Instant at, Set<Status> to, LanguageMap text, boolean optional) {

    public Announcement {
        to = Set.copyOf(to);
    }

    static Announcement from(Item item) {
        return new Announcement(
                item.number("number"),
                Instant.ofEpochSecond(item.number("at")),
                item.texts("to").stream().map(Status::of).collect(Collectors.toSet()),
                languageMap(item.text("text")),
                item.flag("optional"));
    }

    /// In the order in which the languages were written.
    private static LanguageMap languageMap(String json) {
        var texts = new LinkedHashMap<String, String>();
        Json.object(Json.readOwn(json)).forEach((tag, text) -> texts.put(tag, (String) text));
        return new LanguageMap(texts);
    }

    Map<String, Object> attributes() {
        var attributes = new HashMap<String, Object>();
        attributes.put("number", number);
        attributes.put("at", at.getEpochSecond());
        attributes.put("to", words());
        attributes.put("text", Json.write(text.texts()));
        attributes.put("optional", optional);
        return attributes;
    }

    /// The statuses as JSON and the table spell them, in one order.
    public List<String> words() {
        return List.copyOf(new TreeSet<>(to.stream().map(status -> status.word).toList()));
    }

    boolean saysTheSameAs(Announcement other) {
        return to.equals(other.to) && text.equals(other.text) && optional == other.optional;
    }

    /// Whether it is for somebody who has this row: they held a place when it was made, even if they were promoted
    /// or acted since. Who came later can read what is true on the page.
    public boolean isFor(Registration row) {
        var moments = row.moments();
        var isOlder = moments.statusAt().filter(since -> !since.isAfter(at)).isPresent()
                || moments.acted().filter(acted -> !acted.isAfter(at)).isPresent()
                || row.delivery().lastLetter().filter(this::toldOfAPlace).isPresent();
        return to.contains(row.status()) && isOlder && isWantedBy(row);
    }

    private boolean toldOfAPlace(LastLetter letter) {
        var hadPlace = letter.status() == Status.CONFIRMED || letter.status() == Status.WAITING;
        return hadPlace && !letter.at().isAfter(at);
    }

    /// Whether it is told to them, as far as they have a say in it. Whoever reported a letter as spam wants nothing
    /// that they can do without.
    public boolean isWantedBy(Registration row) {
        return !optional || row.wantsMessages();
    }
}
