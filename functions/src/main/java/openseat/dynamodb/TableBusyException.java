package openseat.dynamodb;

/// The table could not be reached, or others were always faster, within the time a person would wait. Nothing was
/// done.
public final class TableBusyException extends RuntimeException {

    public TableBusyException(Throwable cause) {
        super(cause);
    }
}
