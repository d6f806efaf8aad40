package openseat.report;

import java.util.Map;
import openseat.dynamodb.Item;

/// What has happened to registrations in the period of a digest.
///
/// @param requested uses of the form
/// @param joined    registrations that came onto the waiting list
public record Activity(long requested, long confirmed, long cancelled, long joined) {

    public static final Activity NONE = new Activity(0, 0, 0, 0);

    /// As the table holds it.
    public Map<String, Long> attributes() {
        return Map.of("requested", requested, "confirmed", confirmed, "cancelled", cancelled, "joined", joined);
    }

    public static Activity from(Item map) {
        return new Activity(
                map.number("requested"), map.number("confirmed"), map.number("cancelled"), map.count("joined"));
    }
}
