package openseat.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import openseat.Keys;
import openseat.dynamodb.Update;
import openseat.dynamodb.Written;
import openseat.event.Access;
import openseat.form.Answers;
import openseat.form.Answers.ParticipantType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BreakdownTest {

    private static final Answers FRENCH = answers(ParticipantType.UN, "fr", 2, Access.SIGN);

    @ParameterizedTest
    @CsvSource({
        "fr, fr",
        "ar, ar",
        "zh-Hant, zh",
        "es-419, es",
        "none, none",
        "other, other",
        "sw, other",
        "pt-BR, other",
        "'', other"
    })
    void onlyKnownLanguagesHaveTheirOwnCounter(String tag, String counted) {
        assertThat(added(answers(ParticipantType.UN, tag, 3)))
                .isEqualTo(Map.of("type_un", 1L, "interpretation_" + counted, 1L));
    }

    @ParameterizedTest
    @EnumSource
    void everyParticipantTypeHasACounter(ParticipantType type) {
        assertThat(added(answers(type, "en", 1))).containsEntry("type_" + type.word.replace('-', '_'), 1L);
    }

    @Test
    void everyAccessNeedHasACounter() {
        assertThat(added(answers(ParticipantType.UN, "en", 2, Access.values())))
                .containsAllEntriesOf(Map.of(
                        "access_captions", 1L, "access_sign", 1L, "access_step_free", 1L, "access_documents", 1L));
    }

    @Test
    void whoNamedSeveralNeedsIsOneWithAny() {
        assertThat(added(answers(ParticipantType.UN, "en", 2, Access.SIGN, Access.DOCUMENTS)))
                .containsEntry("access_any", 1L);
        assertThat(added(answers(ParticipantType.UN, "en", 2))).doesNotContainKey("access_any");
    }

    @Test
    void aRegistrationCountsOnceForHoweverManyPeople() {
        assertThat(added(FRENCH.of(5))).isEqualTo(added(FRENCH.of(1)));
        assertThat(Written.of(Breakdown.replace(update(), FRENCH, FRENCH.of(5))).added())
                .isEmpty();
    }

    @Test
    void whatIsNotAnsweredIsUnstated() {
        assertThat(added(Answers.NONE.of(4))).isEqualTo(Map.of("type_unstated", 1L, "interpretation_unstated", 1L));
    }

    @Test
    void subtractingUndoesAdding() {
        var negated = new TreeMap<String, Long>();
        added(FRENCH).forEach((counter, one) -> negated.put(counter, -one));
        assertThat(Written.of(Breakdown.subtract(update(), FRENCH)).added()).isEqualTo(negated);
    }

    @Test
    void replacingIsSubtractingTheOldAndAddingTheNew() {
        var other = answers(ParticipantType.MEDIA, "fr", 3, Access.CAPTIONS);
        assertThat(Written.of(Breakdown.replace(update(), FRENCH, other)).added())
                .isEqualTo(Map.of("type_un", -1L, "type_media", 1L, "access_sign", -1L, "access_captions", 1L));
    }

    @Test
    void unknownLanguagesAreCountedAlike() {
        assertThat(Breakdown.areCountedAlike(
                        answers(ParticipantType.UN, "sw", 1), answers(ParticipantType.UN, "pt", 1)))
                .isTrue();
        assertThat(Breakdown.areCountedAlike(FRENCH, FRENCH.of(3))).isTrue();
        assertThat(Breakdown.areCountedAlike(FRENCH, Answers.NONE)).isFalse();
    }

    private static Map<String, Long> added(Answers answers) {
        return Written.of(Breakdown.add(update(), answers)).added();
    }

    private static Update update() {
        return Update.of(Keys.seats("an-event"));
    }

    private static Answers answers(ParticipantType type, String interpretation, int places, Access... access) {
        return new Answers(
                Optional.of("Ana"),
                Optional.empty(),
                Optional.of(type),
                Optional.of(interpretation),
                List.of(access),
                Optional.empty(),
                Optional.empty(),
                places);
    }
}
