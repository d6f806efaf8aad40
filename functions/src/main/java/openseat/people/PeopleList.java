package openseat.people;

import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import openseat.export.ExportRow;
import openseat.i18n.Language;
import openseat.registration.Status;

/// Those whom a query finds, in the order of the page's language: by name, and at the end those without one, by
/// address. On paper, which is used at the door, those who wait come after all who have a seat. Pure.
///
/// @param rows those that are shown
/// @param found how many there are in all
/// @param places for how many people they are
/// @param page  counted from 1
/// @param pages at least 1
record PeopleList(List<ExportRow> rows, int found, int places, int page, int pages) {

    static final int PAGE_SIZE = 50;

    private record Sorted(Optional<CollationKey> name, ExportRow row) {}

    static PeopleList of(List<ExportRow> all, PeopleQuery query, Language language) {
        var collator = Collator.getInstance(Locale.forLanguageTag(language.lang()));
        var found = all.stream()
                .filter(query::matches)
                .map(row -> new Sorted(row.accepted().answers().name().map(collator::getCollationKey), row))
                .sorted(Comparator.<Sorted, Boolean>comparing(
                                one -> query.isToPrint() && one.row().status() == Status.WAITING)
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
        return new PeopleList(shown, found.size(), places, page, pages);
    }
}
