package openseat.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DocumentTextTest {

    @Test
    void aTagIsWrittenAsJavaWritesIt() {
        for (var tag : tags()) {
            assertThat(DocumentText.languageTag(tag))
                    .hasValue(new Locale.Builder().setLanguageTag(tag).build().toLanguageTag());
        }
    }

    /// Every code of two letters and of three, and some longer tags.
    private static List<String> tags() {
        var tags = new ArrayList<>(List.of("zh-hans", "pt-br", "sr-latn-rs", "iw-il"));
        for (var first = 'a'; first <= 'z'; first++) {
            for (var second = 'a'; second <= 'z'; second++) {
                tags.add("" + first + second);
                for (var third = 'a'; third <= 'z'; third++) {
                    tags.add("" + first + second + third);
                }
            }
        }
        return tags;
    }
}
