package openseat.local.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import openseat.local.LocalRunner;
import openseat.local.testkit.RunnerFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Scheduled functions.
@ResourceLock("RunnerFixture.Writer")
class SchedulerTest {

    private LocalRunner local;

    @BeforeEach
    void start() throws IOException {
        local = RunnerFixture.start();
    }

    @AfterEach
    void stop() {
        local.close();
    }

    @Test
    void runHasTheSchedulesInput() {
        RunnerFixture.Writer.work = event -> event;
        assertThat(local.tick("WriterFunction"))
                .hasValueSatisfying(answer -> assertThat(answer).asString().isEqualTo("{\"tick\":true}"));
    }

    @Test
    void functionWithoutAScheduleDoesNotRun() {
        assertThat(local.tick("EchoFunction")).isEmpty();
    }

    @Test
    void noFunctionRunsTwiceAtOnce() throws Exception {
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        RunnerFixture.Writer.work = event -> {
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
    void clockIsAdvanced() {
        assertThat(local.clock().advance(Duration.ofHours(25))).isEqualTo(RunnerFixture.NOW.plus(Duration.ofHours(25)));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
