package openseat.local.stories.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nobody can find out who registered by how many letters their network's share of an hour leaves for themselves.
@Order(5)
class NetworkQuotaTest {

    private static final String ROOM = "small-room";
    private static final String ADA = "ada@example.org";
    private static final int SHARE = 12;

    private int strangers;

    static Stream<Named<Consumer<TestStack>>> whatAdaMayBe() {
        return Stream.of(
                Named.of("nobody", _ -> {}),
                Named.of("asked", stack -> {
                    stack.register(ROOM, ADA);
                    stack.local.stream().drain();
                }),
                Named.of("confirmed", stack -> stack.takeSeat(ROOM, ADA)),
                Named.of("waiting", stack -> {
                    stack.takeSeat(ROOM, "first@example.org", "places", "2");
                    stack.takeSeat(ROOM, ADA);
                }),
                Named.of("cancelled", stack -> stack.press(stack.takeSeat(ROOM, ADA), "cancel")),
                Named.of("erased", stack -> stack.press(stack.takeSeat(ROOM, ADA), "forget", "sure", "yes")),
                Named.of("bounced", stack -> {
                    stack.takeSeat(ROOM, ADA);
                    stack.bounce(stack.mailTo(ADA));
                }),
                Named.of("complained", stack -> {
                    stack.takeSeat(ROOM, ADA);
                    stack.complain(stack.mailTo(ADA));
                }),
                Named.of("with a letter under way", stack -> {
                    stack.post("/local/mail", "application/json", "{\"mode\": \"drop-after-accept\", \"next\": 1}");
                    stack.register(ROOM, ADA);
                    stack.local.stream().drain();
                }),
                Named.of("written to enough, of other events", stack -> writtenToEnough(stack, false)),
                Named.of("written to enough, and held", stack -> writtenToEnough(stack, true)));
    }

    private static void writtenToEnough(TestStack stack, boolean held) {
        for (var n = 0; n < 5; n++) {
            stack.publish("other" + n, 2);
            stack.register("other" + n, ADA);
        }
        stack.local.stream().drain();
        assertThat(stack.mailsTo(ADA)).hasSize(5);
        if (held) {
            stack.register(ROOM, ADA);
            stack.local.stream().drain();
            assertThat(stack.mailsTo(ADA)).hasSize(5);
        }
    }

    @ParameterizedTest
    @MethodSource("whatAdaMayBe")
    void quotaDoesNotRevealAnotherPersonsStatus(Consumer<TestStack> ada) {
        assertThat(ownLetters(ada)).containsExactly(10, 4, 8, 11);
    }

    /// How many letters of their own a stranger gets who asks for Ada too: in an hour that begins with her, who was written
    /// to just now; when the held ones follow; in one that is full before her, and when what was held of her begins one.
    private List<Integer> ownLetters(Consumer<TestStack> ada) {
        try (var stack = TestStack.open(Map.of("LettersPerNetwork", Integer.toString(SHARE)))) {
            stack.publish(ROOM, 2);
            stack.pass(Duration.ofMinutes(58));
            ada.accept(stack);
            stack.local.stream().drain();
            stack.pass(Duration.ofMinutes(3));

            for (var n = 0; n < 2; n++) {
                stack.register(ROOM, ADA);
                stack.local.stream().drain();
            }
            var first = own(stack, 14);

            stack.pass(Duration.ofHours(1));
            stack.upkeep();
            var held = letters(stack) - first;

            var second = own(stack, SHARE - held);
            stack.register(ROOM, ADA);
            stack.local.stream().drain();
            stack.pass(Duration.ofHours(1));
            stack.upkeep();
            return List.of(first, held, second, own(stack, 14));
        }
    }

    /// Asks for that many addresses of the stranger's own; how many letters came at once.
    private int own(TestStack stack, int askings) {
        var before = letters(stack);
        for (var n = 0; n < askings; n++) {
            stack.register(ROOM, "stranger" + strangers++ + "@example.net");
        }
        stack.local.stream().drain();
        return letters(stack) - before;
    }

    private static int letters(TestStack stack) {
        return (int) stack.local.mailbox().mails().stream().filter(mail -> mail.to().getFirst().startsWith("stranger")).count();
    }
}
