package openseat.announcement;

/// How long it takes to send letters to many.
public final class SendingTime {

    /// Percent of the rate of mails that they may use: whoever acts meanwhile must not wait behind them.
    public static final int SHARE = 70;

    /// Seconds out of each minute in which upkeep sends.
    private static final int SECONDS_OF_MINUTE = 50;

    private SendingTime() {}

    /// Minutes, rounded up, with the one until upkeep begins.
    static long minutes(long letters, int mailPerSecond) {
        var perMinute = Math.max(1, (long) mailPerSecond * SECONDS_OF_MINUTE * SHARE / 100);
        return letters == 0 ? 0 : 1 + Math.ceilDiv(letters, perMinute);
    }
}
