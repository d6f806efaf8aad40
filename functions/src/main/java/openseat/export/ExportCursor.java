package openseat.export;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where the next page of an export begins. Its text contains nothing personal: numbers, and an id, which is a salted
/// hash.
///
/// @param export the number of the export in the event's audit log, from 1
/// @param after  the id that was read last, or the first hex digit of the ids that come next
record ExportCursor(long export, String after) {

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8})-(.+)");

    static Optional<ExportCursor> parse(String text) {
        var match = TEXT.matcher(text);
        return match.matches() && ExportReader.isPlace(match.group(2))
                ? Optional.of(new ExportCursor(Long.parseLong(match.group(1)), match.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return export + "-" + after;
    }
}
