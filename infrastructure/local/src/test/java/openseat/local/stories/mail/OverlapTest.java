package openseat.local.stories.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import openseat.local.aws.FaultEffect;
import openseat.local.ses.SentMail;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;

/// EventBridge may start the same schedule twice, or start a run while the one before is busy.
class OverlapTest {

    private static final String ROOM = "small-room";
    private static final int PEOPLE = 12;

    /// Each run keeps the pace by itself, so only one may send.
    @Test
    void twoRunsOfUpkeepKeepThePaceOfOne() throws Exception {
        try (var stack = TestStack.open(Map.of("MailPerSecond", "4"))) {
            stack.publish(ROOM, 30);
            IntStream.range(0, PEOPLE).forEach(n -> stack.register(ROOM, "person" + n + "@example.org"));
            var senders = ConcurrentHashMap.<String>newKeySet();
            stack.local.aws().inject(call -> {
                if (call.operation().equals("SendEmail")) {
                    senders.add(call.invocation());
                }
                return new FaultEffect.None();
            });
            twice(() -> stack.local.invoke("UpkeepFunction", "{}"));
            assertThat(senders).hasSize(1);
            assertThat(stack.local.mailbox().mails())
                    .extracting(SentMail::to)
                    .doesNotHaveDuplicates()
                    .hasSize(PEOPLE);
        }
    }

    /// What one run leaves to the other is still there for the next.
    @Test
    void runThatMayNotSendDoesEverythingElse() {
        try (var stack = TestStack.open(Map.of("MailPerSecond", "100"))) {
            stack.publish(ROOM, 30);
            stack.register(ROOM, "ada@example.org");
            var runs = new AtomicInteger();
            stack.local.aws().inject(call -> {
                if (call.operation().equals("SendEmail") && runs.getAndIncrement() == 0) {
                    stack.register(ROOM, "noor@example.org");
                    stack.local.invoke("UpkeepFunction", "{}");
                    assertThat(stack.mailsTo("noor@example.org")).isEmpty();
                }
                return new FaultEffect.None();
            });
            stack.upkeep();
            stack.upkeep();
            assertThat(runs.get()).isEqualTo(2);
            assertThat(stack.mailsTo("ada@example.org")).hasSize(1);
            assertThat(stack.mailsTo("noor@example.org")).hasSize(1);
        }
    }

    @Test
    void twoRunsOfTheDigestSendOneMail() throws Exception {
        try (var stack = TestStack.open()) {
            stack.local.invoke("PublishFunction", """
                    {"event": {"id": "%s", "title": {"en": "A small room"}, "text": [{"en": "Few seats."}],
                      "organizers": [{"en": "A team"}],
                      "schedule": {"state": "confirmed", "start": "2026-12-20T10:00", "end": "2026-12-20T11:00", "zone": "Europe/Zurich"},
                      "contact": "team@example.org"},
                     "recipients": [{"email": "organizer@example.org", "lang": "en", "zone": "Europe/Zurich"}]}""".formatted(ROOM));
            var organizer = new DigestReader(stack, "organizer@example.org").confirm();
            twice(() -> stack.local.invoke("DigestFunction", "{}"));
            assertThat(organizer.digests()).hasSize(1);
        }
    }

    private static void twice(Callable<String> run) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> runs =
                    threads.invokeAll(Stream.generate(() -> run).limit(2).toList());
            assertThat(runs).allMatch(done -> done.state() == Future.State.SUCCESS);
        }
    }
}
