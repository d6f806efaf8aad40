package openseat.form;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import openseat.event.Access;

/// What somebody answered about themselves. Every answer is optional, and none is about anybody else.
///
/// @param interpretation a language tag, `none` or `other`
/// @param access         needs, never reasons, in the form's order
/// @param places         number of people, the registrant included
public record Answers(
        Optional<String> name,
        Optional<String> organization,
        Optional<ParticipantType> participantType,
        Optional<String> interpretation,
        List<Access> access,
        Optional<String> accessNote,
        Optional<ZoneId> zone,
        int places) {

    /// Nothing answered, one person.
    public static final Answers NONE = new Answers(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            1);

    /// The same answers for another number of people.
    public Answers of(int people) {
        return new Answers(name, organization, participantType, interpretation, access, accessNote, zone, people);
    }

    public Answers {
        access = List.copyOf(access);
    }

    /// In which role somebody takes part; `word` is its name in forms and JSON.
    public enum ParticipantType {
        MIGRANT("migrant"),
        CIVIL_SOCIETY("civil-society"),
        GOVERNMENT("government"),
        UN("un"),
        ACADEMIA("academia"),
        MEDIA("media"),
        OTHER("other");

        public final String word;

        ParticipantType(String word) {
            this.word = word;
        }

        public static Optional<ParticipantType> of(String word) {
            for (var value : values()) {
                if (value.word.equals(word)) {
                    return Optional.of(value);
                }
            }
            return Optional.empty();
        }
    }
}
