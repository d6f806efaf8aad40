package openseat.table;

/// The table could not be reached, or others were always faster, within the time a person would wait. Nothing was done.
public final class Busy extends RuntimeException {

    public Busy(Throwable cause) {
        super(cause);
    }
}
