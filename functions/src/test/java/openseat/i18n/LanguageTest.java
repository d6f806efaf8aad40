package openseat.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-  | ar                          | ar",
                "-  | ar-EG,ar;q=0.9,en;q=0.8     | ar",
                "-  | en-GB,ar;q=0.5              | en",
                "-  | sw, ar;q=0.8, en;q=0.9      | en",
                "-  | sw, ar;q=0.9, en;q=0.8      | ar",
                "-  | ar;q=0, en;q=0.1            | en",
                "-  | zh-CN                       | zh",
                "-  | zh-Hant-TW, en;q=0.8        | zh",
                "-  | ru-KZ, kk;q=0.9             | ru",
                "-  | sw                          | en",
                "-  | *                           | en",
                "-  | , ar,                       | ar",
                "-  | ;;;q=nonsense               | en",
                "ar | en                          | ar",
                "AR | en                          | ar",
                "xx | ar                          | ar",
                "<> | ar                          | ar",
                "'' | ''                          | en",
            })
    void theReadersLanguageIsFound(String lang, String acceptLanguage, String expected) {
        assertThat(Language.choose(Optional.ofNullable(lang), acceptLanguage).tag())
                .isEqualTo(expected);
    }

    @Test
    void aTagLongerThanAnyProgramMustHoldIsNotLookedAt() {
        var long36 = "zh-Hant-TW-abcdefgh-bcdefghi-cdefghi";
        assertThat(Language.choose(Optional.of(long36.substring(0, 35)), "ar").tag())
                .isEqualTo("zh");
        assertThat(Language.choose(Optional.of(long36), "ar").tag()).isEqualTo("ar");
        assertThat(Language.choose(Optional.empty(), long36 + ";q=0.9, ar;q=0.1")
                        .tag())
                .isEqualTo("ar");
        assertThat(Language.DEFAULT.nameOf(long36.substring(0, 35))).isPresent();
        assertThat(Language.DEFAULT.nameOf(long36)).isEmpty();
    }

    @Test
    void afterTwentyRangesNoMoreAreLookedAt() {
        assertThat(Language.choose(Optional.empty(), "sw,".repeat(19) + "ar").tag())
                .isEqualTo("ar");
        assertThat(Language.choose(Optional.empty(), "sw,".repeat(20) + "ar").tag())
                .isEqualTo("en");
    }

    @Test
    void languagesStandInTheOrderOfTheUnitedNations() {
        var order = List.of("ar", "zh", "en", "fr", "ru", "es");
        assertThat(Language.all().stream().map(Language::tag).filter(order::contains))
                .isSortedAccordingTo(java.util.Comparator.comparingInt(order::indexOf));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "en, sw, Swahili", "ar, sw, السواحلية", "es, sw, suajili", "fr, sw, swahili", "ru, sw, суахили",
                        "zh, sw, 斯瓦希里语",
                "fr, ar, arabe", "zh, zh, 中文", "en, pt-BR, Portuguese (Brazil)", "ar, qqq, -", "en, not a tag, -",
                        "en, '', -",
            })
    void aLanguageOfNoFileHasItsNameInTheReadersLanguage(String page, String tag, String name) {
        assertThat(Language.of(page).orElseThrow().nameOf(tag)).isEqualTo(Optional.ofNullable(name));
    }

    @Test
    void everyLanguageSaysWhichWayItRuns() {
        assertThat(Language.all()).allSatisfy(language -> {
            assertThat(language.direction()).isIn("ltr", "rtl");
            assertThat(language.name()).isNotBlank();
            assertThat(Language.of(language.lang())).contains(language);
        });
        assertThat(Language.of("ar").orElseThrow().isRightToLeft()).isTrue();
    }

    @Test
    void aFileDroppedInIsALanguage(@TempDir Path folder) throws Exception {
        copyPackage(folder);
        var swahili = Files.readString(folder.resolve("openseat/i18n/en.properties"))
                .replace("language.lang=en", "language.lang=sw")
                .replace("language.name=English", "language.name=Kiswahili");
        Files.writeString(folder.resolve("openseat/i18n/sw.properties"), swahili);
        var tags = Language.all().stream().map(Language::tag).toList();
        assertThat(tagsSeenFrom(folder.toUri().toURL()))
                .startsWith(tags.getFirst())
                .endsWith("sw");
        assertThat(tagsSeenFrom(jarOf(folder).toUri().toURL()))
                .isEqualTo(tagsSeenFrom(folder.toUri().toURL()));
    }

    /// Loads the package again, from a folder or a jar.
    private static String tagsSeenFrom(URL place) throws Exception {
        try (var loader = new URLClassLoader(new URL[] {place}, ClassLoader.getPlatformClassLoader())) {
            var all = (List<?>)
                    loader.loadClass("openseat.i18n.Language").getMethod("all").invoke(null);
            var tags = new StringBuilder();
            for (var language : all) {
                tags.append(' ').append(language.getClass().getMethod("tag").invoke(language));
            }
            return tags.substring(1);
        }
    }

    private static void copyPackage(Path to) throws Exception {
        var target = Files.createDirectories(to.resolve("openseat/i18n"));
        for (var sample : List.of("Language.class", "en.properties")) {
            try (var files = Files.list(
                    Path.of(Language.class.getResource(sample).toURI()).getParent())) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    Files.write(target.resolve(file.getFileName().toString()), Files.readAllBytes(file));
                }
            }
        }
    }

    private static Path jarOf(Path folder) throws IOException {
        var jar = folder.resolve("all.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.list(folder.resolve("openseat/i18n"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry("openseat/i18n/" + file.getFileName()));
                out.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }
}
