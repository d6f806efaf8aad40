package openseat.doctor;

import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;

/// Whether the table deletes what has expired, can be restored, and cannot be deleted by mistake.
final class TableSafety {

    private TableSafety() {}

    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TimeToLiveDescription.html
    static Finding ttl(TimeToLiveDescription ttl, String table) {
        var id = "table-ttl";
        var status = ttl == null ? "DISABLED" : String.valueOf(ttl.timeToLiveStatusAsString());
        var todo = "aws dynamodb update-time-to-live --table-name " + table
                + " --time-to-live-specification Enabled=true,AttributeName=ttl";
        if (status.equals("DISABLED") || status.equals("DISABLING") || !"ttl".equals(ttl.attributeName())) {
            return Finding.problem(
                    id,
                    "TTL is off, so counters of mail are never deleted, nor personal data that upkeep missed.",
                    todo);
        }
        return status.equals("ENABLED")
                ? Finding.ok(id, "DynamoDB deletes what has expired.")
                : Finding.advice(id, "TTL is being switched on.", "Invoke the doctor again in an hour.");
    }

    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PointInTimeRecoveryDescription.html
    static Finding recovery(ContinuousBackupsDescription backups, String table) {
        var id = "table-recovery";
        var recovery = backups == null ? null : backups.pointInTimeRecoveryDescription();
        return recovery != null && "ENABLED".equals(recovery.pointInTimeRecoveryStatusAsString())
                ? Finding.ok(id, "The table can be restored as it was.")
                : Finding.problem(
                        id,
                        "Point-in-time recovery is off: what is lost by mistake cannot be restored.",
                        "aws dynamodb update-continuous-backups --table-name " + table
                                + " --point-in-time-recovery-specification "
                                + "PointInTimeRecoveryEnabled=true,RecoveryPeriodInDays=7");
    }

    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html
    static Finding deletion(Boolean isProtected, String table) {
        var id = "table-protection";
        return Boolean.TRUE.equals(isProtected)
                ? Finding.ok(id, "The table is protected against deletion.")
                : Finding.problem(
                        id,
                        "The table can be deleted by mistake.",
                        "aws dynamodb update-table --table-name " + table + " --deletion-protection-enabled");
    }
}
