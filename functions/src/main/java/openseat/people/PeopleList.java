package openseat.people;

import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import openseat.export.ExportRow;
import openseat.i18n.Language;
import openseat.registration.Status;

/// Those whom a query finds, in the order of the page's language: by name, and at the end those without one, by
/// address. Those who wait come in their own order where the query asks for them alone, and on paper, which is used
/// at the door, after all who have a seat. Pure.
///
/// @param rows      those that are shown
/// @param positions in the waiting list, counted from 1, by the ids of rows
/// @param found     how many there are in all
/// @param places    for how many people they are
/// @param page      counted from 1
/// @param pages     at least 1
record PeopleList(List<ExportRow> rows, Map<String, Integer> positions, int found, int places, int page, int pages) {

    static final int PAGE_SIZE = 50;

    /// @param rank the position where it counts; 0 where only the name does
    private record Sorted(int rank, Optional<CollationKey> name, ExportRow row) {}

    static PeopleList of(List<ExportRow> all, PeopleQuery query, Language language) {
        var collator = Collator.getInstance(Locale.forLanguageTag(language.lang()));
        var positions = positions(all);
        var isByPosition = query.isToPrint() || query.status().equals(Optional.of(Status.WAITING));
        var found = all.stream()
                .filter(query::matches)
                .map(row -> new Sorted(
                        isByPosition ? positions.getOrDefault(row.id(), 0) : 0,
                        row.accepted().answers().name().map(collator::getCollationKey),
                        row))
                .sorted(Comparator.comparingInt(Sorted::rank)
                        .thenComparing(one -> one.name().isEmpty())
                        .thenComparing(one -> one.name().orElse(null), Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(one -> one.row().address()))
                .map(Sorted::row)
                .toList();
        var places = found.stream()
                .mapToInt(row -> row.accepted().answers().places())
                .sum();
        var pages = Math.max(1, Math.ceilDiv(found.size(), PAGE_SIZE));
        var page = Math.min(query.page(), pages);
        var shown = query.isToPrint()
                ? found
                : found.stream().skip((page - 1L) * PAGE_SIZE).limit(PAGE_SIZE).toList();
        return new PeopleList(shown, positions, found.size(), places, page, pages);
    }

    /// As their own pages say now: by when they joined, and by id within the same millisecond (`Keys.waiting`).
    private static Map<String, Integer> positions(List<ExportRow> all) {
        var waiting = all.stream()
                .filter(row -> row.joined().isPresent())
                .sorted(Comparator.comparing((ExportRow row) -> row.joined().orElseThrow())
                        .thenComparing(ExportRow::id))
                .toList();
        var positions = new HashMap<String, Integer>();
        waiting.forEach(row -> positions.put(row.id(), positions.size() + 1));
        return positions;
    }
}
