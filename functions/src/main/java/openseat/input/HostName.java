package openseat.input;

/// Whether DNS can know a host by its name, which has limits that no parser of URLs checks (RFC 1035, section 2.3.4).
public final class HostName {

    /// The longest label, in bytes.
    static final int MAX_LABEL = 63;

    /// The longest name as it is written, in bytes: 255 with the length before each label and the root.
    private static final int MAX = 253;

    private HostName() {}

    /// @param host in ASCII, as a URL has it; the dot of the root may follow
    public static boolean isPossible(String host) {
        var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (name.length() > MAX) {
            return false;
        }
        for (var label : name.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > MAX_LABEL) {
                return false;
            }
        }
        return true;
    }
}
