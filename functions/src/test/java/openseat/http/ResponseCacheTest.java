package openseat.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponseCacheTest {

    private static final String TEXT = "é".repeat(400);

    private final ResponseCache cache = new ResponseCache();
    private final List<Object> made = new ArrayList<>();

    private record Key(String language, boolean isNamed) {}

    @Test
    void theSameKeyGetsTheSameResponseWhichIsMadeOnce() {
        var first = get(new Key("en", true));
        assertThat(get(new Key("en", true))).isSameAs(first);
        assertThat(made).hasSize(1);
    }

    @Test
    void everyPartOfAKeyTellsResponsesApart() {
        var first = get(new Key("en", true));
        for (var other : List.of(new Key("ar", true), new Key("en", false))) {
            assertThat(get(other)).isNotSameAs(first);
        }
        assertThat(get(new Key("en", true))).isSameAs(first);
        assertThat(made).hasSize(3);
    }

    @Test
    void theSixtyFirstDropsTheOneThatWasUsedLongestAgo() {
        for (var key = 1; key <= 60; key++) {
            get(key);
        }
        get(1);
        assertThat(made).as("sixty are kept").hasSize(60);
        get(61);
        made.clear();
        for (var key = 3; key <= 61; key++) {
            get(key);
        }
        get(1);
        assertThat(made).as("used since").isEmpty();
        get(2);
        assertThat(made).as("used longest ago").containsExactly(2);
    }

    @Test
    void whatCouldNotBeMadeIsNotKept() {
        assertThatThrownBy(() -> cache.get("a", () -> {
                    throw new IllegalStateException("throttled");
                }))
                .hasMessage("throttled");
        assertThat(get("a").status()).isEqualTo(200);
    }

    /// Zipping takes longer than all the rest of a request.
    @Test
    void aKeptResponseIsZippedAndEncodedOnce() {
        var gzip = new Request(
                "GET", "/", "", Map.of(), Map.of("accept-encoding", "gzip"), new byte[0], "h", "192.0.2.1", "");
        var first = get("a").negotiated(gzip);
        var second = get("a").negotiated(gzip);
        assertThat(first.headers()).containsEntry("content-encoding", "gzip");
        assertThat(second.body().bytes()).isSameAs(first.body().bytes());
        assertThat(second.payload().get("body")).isSameAs(first.payload().get("body"));
        assertThat(get("a").text()).as("what is kept is not zipped").isEqualTo(TEXT);
    }

    private Response get(Object key) {
        return cache.get(key, () -> {
            made.add(key);
            return Response.page(200, TEXT).asPublic(0);
        });
    }
}
