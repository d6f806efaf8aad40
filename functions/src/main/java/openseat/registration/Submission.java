package openseat.registration;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import openseat.SaltedHash;
import openseat.dynamodb.Item;
import openseat.event.Access;
import openseat.form.Answers;

/// One filled form: answers, the language it was filled in, and the consent given with it.
///
/// @param language the tag of a language of ours
/// @param notice   the revision of the event whose privacy notice was on the page
/// @param at       when consent was given
public record Submission(Answers answers, String language, long notice, Instant at) {

    /// As the table holds it; what was not answered takes no room.
    public Map<String, Object> attributes() {
        var map = new HashMap<String, Object>();
        put(map, "name", answers.name());
        put(map, "organization", answers.organization());
        if (answers.participantType().isPresent()) {
            map.put("type", answers.participantType().get().word);
        }
        put(map, "interpretation", answers.interpretation());
        if (!answers.access().isEmpty()) {
            var words = new ArrayList<String>();
            for (var access : answers.access()) {
                words.add(access.word);
            }
            map.put("access", words);
        }
        put(map, "note", answers.accessNote());
        if (answers.zone().isPresent()) {
            map.put("zone", answers.zone().get().getId());
        }
        map.put("places", answers.places());
        map.put("language", language);
        map.put("notice", notice);
        map.put("at", at.getEpochSecond());
        return map;
    }

    private static void put(Map<String, Object> map, String name, Optional<String> answer) {
        if (answer.isPresent()) {
            map.put(name, answer.get());
        }
    }

    public static Submission from(Item map) {
        var answers = new Answers(
                map.optionalText("name"),
                map.optionalText("organization"),
                map.optionalText("type").flatMap(Answers.ParticipantType::of),
                map.optionalText("interpretation"),
                map.texts("access").stream()
                        .flatMap(word -> Access.of(word).stream())
                        .toList(),
                map.optionalText("note"),
                map.optionalText("zone").map(ZoneId::of),
                (int) map.number("places"));
        return new Submission(
                answers, map.text("language"), map.number("notice"), Instant.ofEpochSecond(map.number("at")));
    }

    /// Whether nothing was answered but what must be: such an asking is a request for a new link.
    public boolean isBare() {
        return answers.equals(Answers.NONE);
    }

    /// Whether it holds more about somebody than how many come.
    boolean hasAnswers() {
        return !answers.equals(Answers.NONE.of(answers.places()));
    }

    /// Whether both say the same, in the same language: sent twice, whenever it was.
    public boolean isSameAs(Submission other) {
        return answers.equals(other.answers) && language.equals(other.language);
    }

    /// A short name of what it says, so that a button acts on what its page has shown.
    public String fingerprint() {
        return SaltedHash.hex(new byte[0], answers + language + at.getEpochSecond());
    }

    /// The same consent and language, other answers.
    public Submission with(Answers changed) {
        return new Submission(changed, language, notice, at);
    }

    /// What is left when the answers go: how many come.
    public Submission bare() {
        return with(Answers.NONE.of(answers.places()));
    }
}
