package openseat.dynamodb;

/// Other writers kept changing the same items for longer than a person would wait. Nothing was written.
public final class TableBusyException extends RuntimeException {

    public TableBusyException(Throwable cause) {
        super(cause);
    }
}
