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

/// Nobody can find out who registered from the number of letters that their network's hourly quota leaves.
@Order(5)
class NetworkQuotaTest {

    private static final String ROOM = "small-room";
    private static final String ADA = "ada@example.org";
    private static final int QUOTA = 12;

    /// The stranger's network; Ada has another.
    private static final int STRANGER = 9;

    private int strangers;

    static Stream<Named<Consumer<TestStack>>> statusesOfAda() {
        return Stream.of(
                Named.of("unknown", _ -> {}),
                Named.of("requested", stack -> {
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
                Named.of("with a letter being sent", stack -> {
                    stack.post("/local/mail", "application/json", "{\"mode\": \"drop-after-accept\", \"next\": 1}");
                    stack.register(ROOM, ADA);
                    stack.local.stream().drain();
                }),
                Named.of("at her own quota, through other events", NetworkQuotaTest::useUpQuotaOfAda),
                Named.of("at her own quota, with a held letter", NetworkQuotaTest::useUpQuotaAndRegisterAda));
    }

    private static void useUpQuotaOfAda(TestStack stack) {
        for (var n = 0; n < 5; n++) {
            stack.publish("other" + n, 2);
            stack.register("other" + n, ADA);
        }
        stack.local.stream().drain();
        assertThat(stack.mailsTo(ADA)).hasSize(5);
    }

    private static void useUpQuotaAndRegisterAda(TestStack stack) {
        useUpQuotaOfAda(stack);
        for (var places : List.of("1", "2")) {
            stack.register(ROOM, ADA, "places", places);
            stack.local.stream().drain();
        }
        assertThat(stack.mailsTo(ADA))
                .as("the first about this event, and not the second")
                .hasSize(6);
    }

    @ParameterizedTest
    @MethodSource("statusesOfAda")
    void quotaDoesNotRevealAnotherPersonsStatus(Consumer<TestStack> ada) {
        assertThat(ownLetters(ada)).containsExactly(11, 3, 9, 11);
    }

    /// The numbers of letters to a stranger's own addresses when the stranger registers Ada too: in an hour that
    /// starts with Ada; in the next, when the held ones follow; in an hour that is full before Ada; and in one that
    /// starts with a letter held for Ada.
    private List<Integer> ownLetters(Consumer<TestStack> ada) {
        try (var stack = TestStack.open(Map.of("LettersPerNetwork", Integer.toString(QUOTA)))) {
            stack.publish(ROOM, 2);
            stack.pass(Duration.ofMinutes(58));
            ada.accept(stack);
            stack.local.stream().drain();
            stack.pass(Duration.ofMinutes(3));

            for (var n = 0; n < 2; n++) {
                stack.registerFrom(STRANGER, ROOM, ADA);
                stack.local.stream().drain();
            }
            var first = registerOwn(stack, 14);

            stack.pass(Duration.ofHours(1));
            stack.upkeep();
            var held = letters(stack) - first;

            var second = registerOwn(stack, QUOTA - held);
            stack.registerFrom(STRANGER, ROOM, ADA);
            stack.local.stream().drain();
            stack.pass(Duration.ofHours(1));
            stack.upkeep();
            return List.of(first, held, second, registerOwn(stack, 14));
        }
    }

    /// Registers that many addresses of the stranger; returns how many letters came immediately.
    private int registerOwn(TestStack stack, int count) {
        var before = letters(stack);
        for (var n = 0; n < count; n++) {
            stack.registerFrom(STRANGER, ROOM, "stranger" + strangers++ + "@example.net");
        }
        stack.local.stream().drain();
        return letters(stack) - before;
    }

    private static int letters(TestStack stack) {
        return (int) stack.local.mailbox().mails().stream()
                .filter(mail -> mail.to().getFirst().startsWith("stranger"))
                .count();
    }
}
