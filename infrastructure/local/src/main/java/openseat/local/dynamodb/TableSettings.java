package openseat.local.dynamodb;

import java.util.LinkedHashMap;
import java.util.Map;
import openseat.local.http.Json;
import openseat.local.template.Template;

/// What DynamoDB Local does not know of a table: TTL, point-in-time recovery and deletion protection. At first as the
/// template sets them; a test switches them.
public final class TableSettings {

    private final Template.TableShape shape;
    private volatile Template.Safety safety;

    public TableSettings(Template.TableShape shape) {
        this.shape = shape;
        this.safety = shape.safety();
    }

    public void set(Template.Safety safety) {
        this.safety = safety;
    }

    public void reset() {
        safety = shape.safety();
    }

    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html
    Map<String, Object> timeToLive() {
        return Map.of(
                "TimeToLiveDescription",
                safety.ttl()
                        ? Map.of("TimeToLiveStatus", "ENABLED", "AttributeName", shape.ttl())
                        : Map.of("TimeToLiveStatus", "DISABLED"));
    }

    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContinuousBackups.html
    Map<String, Object> continuousBackups() {
        return Map.of(
                "ContinuousBackupsDescription",
                Map.of(
                        "ContinuousBackupsStatus",
                        "ENABLED",
                        "PointInTimeRecoveryDescription",
                        Map.of("PointInTimeRecoveryStatus", safety.recovery() ? "ENABLED" : "DISABLED")));
    }

    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html
    Map<String, Object> described(Map<String, Object> answer) {
        var table = new LinkedHashMap<>(Json.map(answer.get("Table")));
        table.put("DeletionProtectionEnabled", safety.deletionProtection());
        return Map.of("Table", table);
    }
}
