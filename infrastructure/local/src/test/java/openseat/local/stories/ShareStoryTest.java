package openseat.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nobody can find out who registered by how many letters their network's share of an hour leaves for themselves.
class ShareStoryTest {

    private static final String ROOM = "small-room";
    private static final String ADA = "ada@example.org";
    private static final int SHARE = 12;

    private int strangers;

    static Stream<Named<Consumer<Stage>>> whatAdaMayBe() {
        return Stream.of(
                Named.of("nobody", _ -> {}),
                Named.of("asked", stage -> {
                    stage.register(ROOM, ADA);
                    stage.local.stream().drain();
                }),
                Named.of("confirmed", stage -> stage.takeSeat(ROOM, ADA)),
                Named.of("waiting", stage -> {
                    stage.takeSeat(ROOM, "first@example.org", "places", "2");
                    stage.takeSeat(ROOM, ADA);
                }),
                Named.of("cancelled", stage -> stage.press(stage.takeSeat(ROOM, ADA), "cancel")),
                Named.of("erased", stage -> stage.press(stage.takeSeat(ROOM, ADA), "forget", "sure", "yes")),
                Named.of("bounced", stage -> {
                    stage.takeSeat(ROOM, ADA);
                    stage.bounce(stage.mailTo(ADA));
                }),
                Named.of("complained", stage -> {
                    stage.takeSeat(ROOM, ADA);
                    stage.complain(stage.mailTo(ADA));
                }),
                Named.of("with a letter under way", stage -> {
                    stage.post("/local/mail", "application/json", "{\"mode\": \"drop-after-accept\", \"next\": 1}");
                    stage.register(ROOM, ADA);
                    stage.local.stream().drain();
                }),
                Named.of("written to enough, of other events", stage -> writtenToEnough(stage, false)),
                Named.of("written to enough, and held", stage -> writtenToEnough(stage, true)));
    }

    private static void writtenToEnough(Stage stage, boolean held) {
        for (var n = 0; n < 5; n++) {
            stage.publish("other" + n, 2);
            stage.register("other" + n, ADA);
        }
        stage.local.stream().drain();
        assertThat(stage.mailsTo(ADA)).hasSize(5);
        if (held) {
            stage.register(ROOM, ADA);
            stage.local.stream().drain();
            assertThat(stage.mailsTo(ADA)).hasSize(5);
        }
    }

    @ParameterizedTest
    @MethodSource("whatAdaMayBe")
    void aStrangerGetsAsManyLettersOfTheirOwnWhateverAnotherIs(Consumer<Stage> ada) {
        assertThat(ownLetters(ada)).containsExactly(10, 4, 8, 11);
    }

    /// How many letters of their own a stranger gets who asks for Ada too: in an hour that begins with her, who was written
    /// to just now; when the held ones follow; in one that is full before her, and when what was held of her begins one.
    private List<Integer> ownLetters(Consumer<Stage> ada) {
        try (var stage = Stage.open(Map.of("LettersPerNetwork", Integer.toString(SHARE)))) {
            stage.publish(ROOM, 2);
            stage.pass(Duration.ofMinutes(58));
            ada.accept(stage);
            stage.local.stream().drain();
            stage.pass(Duration.ofMinutes(3));

            for (var n = 0; n < 2; n++) {
                stage.register(ROOM, ADA);
                stage.local.stream().drain();
            }
            var first = own(stage, 14);

            stage.pass(Duration.ofHours(1));
            stage.upkeep();
            var held = letters(stage) - first;

            var second = own(stage, SHARE - held);
            stage.register(ROOM, ADA);
            stage.local.stream().drain();
            stage.pass(Duration.ofHours(1));
            stage.upkeep();
            return List.of(first, held, second, own(stage, 14));
        }
    }

    /// Asks for that many addresses of the stranger's own; how many letters came at once.
    private int own(Stage stage, int askings) {
        var before = letters(stage);
        for (var n = 0; n < askings; n++) {
            stage.register(ROOM, "stranger" + strangers++ + "@example.net");
        }
        stage.local.stream().drain();
        return letters(stage) - before;
    }

    private static int letters(Stage stage) {
        return (int) stage.local.mailbox().mails().stream().filter(mail -> mail.to().getFirst().startsWith("stranger")).count();
    }
}
