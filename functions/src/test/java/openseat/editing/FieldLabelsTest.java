package openseat.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import openseat.draft.Draft;
import openseat.i18n.Language;
import openseat.i18n.Words;
import org.junit.jupiter.api.Test;

class FieldLabelsTest {

    private static final FieldLabels LABELS = new FieldLabels(Language.DEFAULT, List.of("en", "ar"));

    @Test
    void problemsStandInTheOrderOfTheFormAndNameTheirFields() {
        var errors = new LinkedHashMap<String, String>();
        errors.put("privacyLink", "Give https.");
        errors.put("link", "Give https.");
        errors.put("startMonth", "Choose.");
        errors.put("title-ar", "Give one.");
        errors.put("title-en", "Give one.");
        assertThat(LABELS.named(errors).values())
                .containsExactly(
                        "Title (English): Give one.",
                        "Title (Arabic): Give one.",
                        "Start, or first day: Choose.",
                        "Link to join online: Give https.",
                        "Longer privacy notice: Give https.");
    }

    @Test
    void everyFieldHasAPlaceAndALabel() {
        var fields = Draft.shown(Map.of(), List.of("en")).values().keySet();
        assertThat(fields).allSatisfy(field -> {
            assertThat(FieldLabels.ORDER).contains(Draft.question(field));
            for (var language : Language.all()) {
                assertThat(new FieldLabels(language, List.of()).of(field)).isNotBlank();
            }
        });
        assertThat(Words.in(Language.DEFAULT).get("desk.edit.section.when")).isEqualTo(LABELS.of("when"));
    }
}
