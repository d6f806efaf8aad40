package openseat.export;

import java.time.Instant;
import java.util.Optional;
import openseat.Keys;
import openseat.dynamodb.Key;
import openseat.dynamodb.Table;
import openseat.event.Event;

/// Who holds or waits for a seat, read out of the table piece by piece, in the order of the keys: hashes, so in none.
final class ExportReader {

    /// Rows that one piece reads. The longest possible make 4.2 MB of JSON, where Lambda's answer may have 6
    /// (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html), and take ten reads of 1 MB.
    static final int PIECE = 2_000;

    private final Table table;

    ExportReader(Table table) {
        this.table = table;
    }

    /// @param next after which id, or with which first digit, the next piece begins; nothing after the last
    record Piece(String csv, int rows, Optional<String> next) {}

    Piece piece(Event event, Optional<String> after, Instant now) {
        var sheet = new RegistrationsCsv(after.isEmpty());
        var shards = Keys.shards();
        var left = PIECE;
        var from = after.filter(id -> id.length() > 1).map(id -> Keys.registration(event.id(), id));
        for (var n = Character.digit(after.orElse("0").charAt(0), 16); n < shards.size(); n++) {
            do {
                if (left == 0) {
                    return new Piece(sheet.text(), sheet.rows(), Optional.of(from.map(Key::sk).orElse(shards.get(n))));
                }
                var page = table.query(Keys.registrations(event.id(), shards.get(n)), from, left, ExportRow.ATTRIBUTES);
                page.items().forEach(row -> ExportRow.from(row, event, now).ifPresent(sheet::add));
                left -= page.items().size();
                from = page.next();
            } while (from.isPresent());
        }
        return new Piece(sheet.text(), sheet.rows(), Optional.empty());
    }
}
