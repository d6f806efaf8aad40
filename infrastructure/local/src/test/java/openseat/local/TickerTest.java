package openseat.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The schedules.
class TickerTest {

    private Local local;

    @BeforeEach
    void start() throws IOException {
        local = Stand.start();
    }

    @AfterEach
    void stop() {
        local.close();
    }

    @Test
    void aTickBringsTheInputOfTheSchedule() {
        Stand.Writer.work = event -> event;
        assertThat(local.tick("WriterFunction")).hasValueSatisfying(answer -> assertThat(answer).asString().isEqualTo("{\"tick\":true}"));
    }

    @Test
    void whatHasNoScheduleDoesNotTick() {
        assertThat(local.tick("EchoFunction")).isEmpty();
    }

    @Test
    void noFunctionTicksTwiceAtOnce() throws Exception {
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        Stand.Writer.work = event -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            sleep(50);
            atOnce.decrementAndGet();
            return "{}";
        };
        var ended = new CountDownLatch(4);
        for (var i = 0; i < 4; i++) {
            Thread.ofVirtual().start(() -> {
                local.tick("WriterFunction");
                ended.countDown();
            });
        }
        ended.await();
        assertThat(most).hasValue(1);
    }

    @Test
    void theClockOfTheFunctionsIsMoved() {
        assertThat(local.clock().advance(Duration.ofHours(25))).isEqualTo(Stand.NOW.plus(Duration.ofHours(25)));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
