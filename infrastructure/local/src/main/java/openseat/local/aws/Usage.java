package openseat.local.aws;

/// How often a function called an operation of AWS, and the capacity units that these calls consumed.
public record Usage(
        String function, String service, String operation, long calls, double readUnits, double writeUnits) {

    Usage plus(Usage more) {
        return new Usage(
                function,
                service,
                operation,
                calls + more.calls,
                readUnits + more.readUnits,
                writeUnits + more.writeUnits);
    }
}
