package openseat.local.dynamodb;

import java.time.Instant;
import java.util.Map;
import openseat.local.http.Json;

/// A record of the table's stream, as Lambda passes it to a function.
///
/// @param at when the runner read it, by the runner's clock
record StreamRecord(Map<String, Object> json, Instant at) {

    String sequenceNumber() {
        return Json.text(Json.map(json.get("dynamodb")).get("SequenceNumber"));
    }
}
