package openseat.local.apigateway;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import openseat.local.template.Template;

/// The stage's throttling: one token bucket for each route, in real time.
///
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
final class Throttles {

    private final Template.Throttling throttling;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    Throttles(Template template) {
        this.throttling = template.throttling();
    }

    /// Whether one more request is within the limits of its route.
    boolean admit(Template.Route route) {
        return buckets.computeIfAbsent(route.key(), key -> new Bucket(throttling.of(key)))
                .take();
    }

    private static final class Bucket {

        private final Template.Throttle limit;
        private double tokens;
        private long filledAt = System.nanoTime();

        Bucket(Template.Throttle limit) {
            this.limit = limit;
            this.tokens = limit.burst();
        }

        synchronized boolean take() {
            var now = System.nanoTime();
            tokens = Math.min(limit.burst(), tokens + (now - filledAt) / 1e9 * limit.rate());
            filledAt = now;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }
}
