package openseat.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Two editors at once: nobody's text is lost.
class MergeTest {

    private static final List<String> LANGUAGES = List.of("en", "ar");
    private static final FieldValues BASE = new FieldValues(Map.of(
            "title-en", List.of("Old"),
            "capacity", List.of("40"),
            "startDay", List.of("1"),
            "startMonth", List.of("5"),
            "access", List.of("captions"),
            "text-en", List.of("One")));

    @Test
    void whatOnlyOneChangedIsTheirs() {
        var merge =
                merge(Map.of("title-en", List.of("Mine")), Map.of("title-ar", List.of("لهم"), "capacity", List.of()));
        assertThat(merge.hasConflicts()).isFalse();
        assertThat(merge.values().one("title-en")).isEqualTo("Mine");
        assertThat(merge.values().one("title-ar")).isEqualTo("لهم");
        assertThat(merge.values().one("capacity")).isEmpty();
    }

    @Test
    void whatBothChangedIsShownTwice() {
        var merge = merge(Map.of("title-en", List.of("Mine")), Map.of("title-en", List.of("Theirs")));
        assertThat(merge.values().one("title-en")).isEqualTo("Mine");
        assertThat(merge.conflicts()).isEqualTo(Map.of("title-en", List.of("Theirs")));
    }

    @Test
    void whatBothChangedToTheSameIsNoConflict() {
        assertThat(merge(Map.of("capacity", List.of("50")), Map.of("capacity", List.of("50")))
                        .hasConflicts())
                .isFalse();
    }

    /// A date that is half of the one and half of the other is nobody's.
    @Test
    void aDateIsOneAnswer() {
        var merge = merge(Map.of("startDay", List.of("2")), Map.of("startMonth", List.of("6")));
        assertThat(merge.values().one("startMonth")).isEqualTo("5");
        assertThat(merge.conflicts()).containsOnlyKeys("startDay", "startMonth");
    }

    @Test
    void ofBoxesBothAreDone() {
        var merge = merge(Map.of("access", List.of("captions", "sign")), Map.of("access", List.of("documents")));
        assertThat(merge.values().set("access")).containsExactlyInAnyOrder("documents", "sign");
        assertThat(merge.hasConflicts()).isFalse();
    }

    private static Merge merge(Map<String, List<String>> mine, Map<String, List<String>> theirs) {
        return Merge.of(BASE, BASE.with(mine), BASE.with(theirs), LANGUAGES);
    }
}
