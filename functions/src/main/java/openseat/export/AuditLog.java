package openseat.export;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import openseat.dynamodb.Item;
import openseat.seats.Band;

/// An event's audit log: how often, when and by whom its registrations were exported, what was done at the desk, and,
/// once the event is over, the final totals. It names nobody who registered.
///
/// @param exported how many exports there have been in total
/// @param exports  the newest of them, the latest at the end
/// @param changes  the newest of what was done at the desk, the latest at the end
/// @param ended    the totals at the end of the event, by name
record AuditLog(
        long exported, List<Export> exports, List<Change> changes, Map<String, Long> ended, Optional<Instant> endedAt) {

    /// Older exports are dropped, so that the item stays small.
    static final int MAX_EXPORTS = 200;

    /// And so are older changes.
    static final int MAX_CHANGES = 200;

    /// A cursor that is used later starts a new entry, so that the log shows when rows really left.
    static final Duration MAX_DURATION = Duration.ofHours(1);

    static final AuditLog EMPTY = new AuditLog(0, List.of(), List.of(), Map.of(), Optional.empty());

    /// The final counts that say nothing about one person. Whether a request caused a letter, say, depends on who
    /// was registered, so all others are shown in bands.
    private static final Set<String> EXACT =
            Set.of("requested", "registrations", "places", "waiting", "confirmed", "promoted", "cancelled");

    /// One export.
    ///
    /// @param by   the ARN of who signed the request, or `direct`; empty once the name was removed
    /// @param rows how many rows were sent; a page that was requested twice counts twice
    record Export(Instant at, Optional<String> by, long rows) {

        private Map<String, Object> attributes() {
            var attributes = new LinkedHashMap<String, Object>();
            attributes.put("at", at.getEpochSecond());
            by.ifPresent(name -> attributes.put("by", name));
            attributes.put("rows", rows);
            return attributes;
        }

        private Map<String, Object> members() {
            var members = new LinkedHashMap<String, Object>();
            members.put("at", at.toString());
            by.ifPresent(name -> members.put("by", name));
            members.put("rows", rows);
            return members;
        }
    }

    /// The change that is none: somebody looked at the list.
    static final String LOOKED = "list-seen";

    /// Something that was done at the desk.
    ///
    /// @param by   the address of who did it; empty once the name was removed
    /// @param what a fixed word; never what was written before or after
    record Change(Instant at, Optional<String> by, String what) {

        private static Change from(Item map) {
            return new Change(Instant.ofEpochSecond(map.number("at")), map.optionalText("by"), map.text("what"));
        }

        private Map<String, Object> attributes() {
            return members(at.getEpochSecond());
        }

        private Map<String, Object> members(Object moment) {
            var members = new LinkedHashMap<String, Object>();
            members.put("at", moment);
            by.ifPresent(name -> members.put("by", name));
            members.put("what", what);
            return members;
        }
    }

    static AuditLog from(Item item) {
        var exports = item.maps("exports").stream()
                .map(map ->
                        new Export(Instant.ofEpochSecond(map.number("at")), map.optionalText("by"), map.number("rows")))
                .toList();
        var ended = new TreeMap<String, Long>();
        item.map("ended")
                .ifPresent(totals -> totals.values().keySet().forEach(name -> ended.put(name, totals.number(name))));
        var changes = item.maps("changes").stream().map(Change::from).toList();
        return new AuditLog(item.count("exported"), exports, changes, ended, item.instant("endedAt"));
    }

    AuditLog withExport(Export export) {
        return new AuditLog(exported + 1, newest(exports, export, MAX_EXPORTS), changes, ended, endedAt);
    }

    AuditLog withChange(Change change) {
        return new AuditLog(exported, exports, newest(changes, change, MAX_CHANGES), ended, endedAt);
    }

    /// Whether this person looked at the list a short while ago, and it is logged.
    boolean hasLooked(Optional<String> by, Instant now) {
        return changes.stream()
                .anyMatch(change -> change.what().equals(LOOKED)
                        && change.by().equals(by)
                        && !now.isAfter(change.at().plus(MAX_DURATION)));
    }

    private static <T> List<T> newest(List<T> lines, T line, int most) {
        return Stream.concat(lines.stream().skip(Math.max(0, lines.size() + 1 - most)), Stream.of(line))
                .toList();
    }

    /// Adds rows to an export that is still going on. Empty if there is no such export, or if it is somebody else's
    /// or too old.
    Optional<AuditLog> withMoreRows(long number, Optional<String> by, long rows, Instant now) {
        var index = exports.size() - 1 - (exported - number);
        if (index < 0 || index >= exports.size()) {
            return Optional.empty();
        }
        var export = exports.get((int) index);
        if (!export.by().equals(by) || now.isAfter(export.at().plus(MAX_DURATION))) {
            return Optional.empty();
        }
        var updated = new ArrayList<>(exports);
        updated.set((int) index, new Export(export.at(), by, export.rows() + rows));
        return Optional.of(new AuditLog(exported, List.copyOf(updated), changes, ended, endedAt));
    }

    /// Without the names of those who exported or changed something up to this moment.
    AuditLog withoutNames(Instant until) {
        var updated = exports.stream()
                .map(export ->
                        export.at().isAfter(until) ? export : new Export(export.at(), Optional.empty(), export.rows()))
                .toList();
        var nameless = changes.stream()
                .map(change ->
                        change.at().isAfter(until) ? change : new Change(change.at(), Optional.empty(), change.what()))
                .toList();
        return new AuditLog(exported, updated, nameless, ended, endedAt);
    }

    /// The oldest line that still has a name.
    Optional<Instant> oldestNamed() {
        return Stream.concat(
                        exports.stream()
                                .filter(export -> export.by().isPresent())
                                .map(Export::at),
                        changes.stream()
                                .filter(change -> change.by().isPresent())
                                .map(Change::at))
                .min(Instant::compareTo);
    }

    /// The exports as the table holds them.
    List<Map<String, Object>> attributes() {
        return exports.stream().map(Export::attributes).toList();
    }

    /// The changes as the table holds them.
    List<Map<String, Object>> changeAttributes() {
        return changes.stream().map(Change::attributes).toList();
    }

    /// As organizers read it, in JSON.
    Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("exported", exported);
        members.put("exports", exports.stream().map(Export::members).toList());
        members.put(
                "changes",
                changes.stream()
                        .map(change -> change.members(change.at().toString()))
                        .toList());
        endedAt.ifPresent(at -> {
            members.put("endedAt", at.toString());
            var counts = new TreeMap<String, Object>();
            ended.forEach((name, count) -> counts.put(name, EXACT.contains(name) ? count : band(count)));
            members.put("ended", counts);
        });
        return members;
    }

    private static Map<String, Long> band(long count) {
        var band = Band.of(count);
        return band.isFewerThanFive() ? Map.of("fewerThan", Band.LEAST) : Map.of("about", band.about());
    }
}
