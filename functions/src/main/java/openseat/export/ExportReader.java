package openseat.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import openseat.Keys;
import openseat.dynamodb.Key;
import openseat.dynamodb.Table;
import openseat.event.Event;

/// Reads the registrations that hold or wait for a seat, page by page. The keys are hashes, so the order means
/// nothing.
public final class ExportReader {

    /// Rows that are read for one page. The longest possible rows make 4.2 MB of JSON, where Lambda's response may
    /// have 6 (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html), and take ten reads of 1
    /// MB.
    static final int PAGE_SIZE = 2_000;

    /// Rows of a part that has grown since its link was made: 5.3 MB at most.
    private static final int LONGEST_PART = 2_500;

    private static final Pattern PLACE = Pattern.compile("[0-9a-f]|[0-9a-f]{32}");

    private final Table table;

    public ExportReader(Table table) {
        this.table = table;
    }

    /// @param isFirst whether a file begins with it
    /// @param next    the id after which, or the first digit with which, the next page begins; empty on the last
    ///                page
    public record Page(boolean isFirst, List<ExportRow> rows, Optional<String> next) {

        public String csv() {
            return RegistrationsCsv.of(rows, isFirst);
        }
    }

    /// Whether a page may begin there, as `next` says it.
    public static boolean isPlace(String text) {
        return PLACE.matcher(text).matches();
    }

    /// Everybody between two places at which pages began, whoever has come or gone since, as a file of its own.
    ///
    /// @param from  empty for the start of the list
    /// @param until empty for its end
    /// @return empty if so many have come that they do not fit into one response
    public Optional<Page> part(Event event, Optional<String> from, Optional<String> until, Instant now) {
        var rows = new ArrayList<ExportRow>();
        var after = from;
        do {
            var page = read(event, after, now);
            // An id comes after the digit that it begins with.
            page.rows().stream()
                    .filter(row -> until.isEmpty() || row.id().compareTo(until.get()) <= 0)
                    .forEach(rows::add);
            if (rows.size() > LONGEST_PART) {
                return Optional.empty();
            }
            after = page.next();
        } while (after.isPresent() && (until.isEmpty() || after.get().compareTo(until.get()) < 0));
        return Optional.of(new Page(true, rows, Optional.empty()));
    }

    /// All pages, from the first.
    public List<Page> all(Event event, Instant now) {
        var pages = new ArrayList<Page>();
        Optional<String> after = Optional.empty();
        do {
            var page = read(event, after, now);
            pages.add(page);
            after = page.next();
        } while (after.isPresent());
        return pages;
    }

    /// @param after the `next` of the page before; empty for the first
    public Page read(Event event, Optional<String> after, Instant now) {
        var rows = new ArrayList<ExportRow>();
        var shards = Keys.shards();
        var left = PAGE_SIZE;
        var from = after.filter(id -> id.length() > 1).map(id -> Keys.registration(event.id(), id));
        for (var n = Character.digit(after.orElse("0").charAt(0), 16); n < shards.size(); n++) {
            do {
                if (left == 0) {
                    return new Page(
                            after.isEmpty(), rows, Optional.of(from.map(Key::sk).orElse(shards.get(n))));
                }
                var read = table.query(Keys.registrations(event.id(), shards.get(n)), from, left, ExportRow.ATTRIBUTES);
                read.items().forEach(row -> ExportRow.from(row, event, now).ifPresent(rows::add));
                left -= read.items().size();
                from = read.next();
            } while (from.isPresent());
        }
        return new Page(after.isEmpty(), rows, Optional.empty());
    }
}
