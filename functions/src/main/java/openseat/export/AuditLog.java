package openseat.export;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import openseat.dynamodb.Item;

/// What remains to be known of an event: how often, when and by whom its list was taken out, and, once it is over,
/// how many came. It names nobody who registered.
///
/// @param exported how many exports there ever were
/// @param exports  the newest of them, the last one at the end
/// @param ended    the totals at the end, by name
record AuditLog(long exported, List<Export> exports, Map<String, Long> ended, Optional<Instant> endedAt) {

    /// Exports that are remembered, so that the item stays small.
    static final int MOST = 200;

    /// How long an export may go on: what leaves later has a line, and so a time, of its own.
    static final Duration LONGEST = Duration.ofHours(1);

    /// Nothing happened yet.
    static final AuditLog NONE = new AuditLog(0, List.of(), Map.of(), Optional.empty());

    /// One export.
    ///
    /// @param by   the ARN of who signed the request, or `direct`
    /// @param rows how many rows left; a piece that was asked for again counts again
    record Export(Instant at, String by, long rows) {

        private Map<String, Object> attributes() {
            return Map.of("at", at.getEpochSecond(), "by", by, "rows", rows);
        }

        private Map<String, Object> members() {
            var members = new LinkedHashMap<String, Object>();
            members.put("at", at.toString());
            members.put("by", by);
            members.put("rows", rows);
            return members;
        }
    }

    static AuditLog from(Item item) {
        var exports = item.maps("exports").stream()
                .map(map -> new Export(Instant.ofEpochSecond(map.number("at")), map.text("by"), map.number("rows")))
                .toList();
        var ended = new TreeMap<String, Long>();
        item.map("ended").ifPresent(totals -> totals.values().keySet().forEach(name -> ended.put(name, totals.number(name))));
        return new AuditLog(item.count("exported"), exports, ended, item.instant("endedAt"));
    }

    /// A further line.
    AuditLog begun(Export export) {
        var more = new ArrayList<>(exports);
        more.add(export);
        var newest = more.subList(Math.max(0, more.size() - MOST), more.size());
        return new AuditLog(exported + 1, List.copyOf(newest), ended, endedAt);
    }

    /// More rows in the line of a running export; nothing where there is no such line, or it is somebody else's or an
    /// old one.
    Optional<AuditLog> continued(long number, String by, long rows, Instant now) {
        var line = exports.size() - 1 - (exported - number);
        if (line < 0 || line >= exports.size()) {
            return Optional.empty();
        }
        var export = exports.get((int) line);
        if (!export.by().equals(by) || now.isAfter(export.at().plus(LONGEST))) {
            return Optional.empty();
        }
        var more = new ArrayList<>(exports);
        more.set((int) line, new Export(export.at(), by, export.rows() + rows));
        return Optional.of(new AuditLog(exported, List.copyOf(more), ended, endedAt));
    }

    /// The exports as the table holds them.
    List<Map<String, Object>> attributes() {
        return exports.stream().map(Export::attributes).toList();
    }

    /// As organizers read it.
    Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("exported", exported);
        members.put("exports", exports.stream().map(Export::members).toList());
        endedAt.ifPresent(at -> {
            members.put("endedAt", at.toString());
            members.put("ended", ended);
        });
        return members;
    }
}
