package openseat.export;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where the next piece of a list begins, as one word without anything personal: numbers, and an id, which is a
/// salted hash.
///
/// @param export the number of the export in the event's receipt, from 1
/// @param after  the id that was read last, or the first hex digit of the ids that come next
record ExportCursor(long export, String after) {

    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,8})-([0-9a-f]|[0-9a-f]{32})");

    static Optional<ExportCursor> read(String word) {
        var written = WRITTEN.matcher(word);
        return written.matches() ? Optional.of(new ExportCursor(Long.parseLong(written.group(1)), written.group(2))) : Optional.empty();
    }

    String word() {
        return export + "-" + after;
    }
}
