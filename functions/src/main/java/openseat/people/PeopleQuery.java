package openseat.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import openseat.access.DeskVisit;
import openseat.export.ExportRow;
import openseat.form.Answers;
import openseat.input.CleanText;
import openseat.registration.Status;

/// Which part of the list is shown. What is searched for may be a name, which addresses leave behind in logs and in
/// the browser's history: only a form sends it, and the rest is in the address where nothing is searched for.
///
/// @param status only these; empty for all
/// @param search what a name, an organization or an address must contain; blank for all
/// @param page   counted from 1
record PeopleQuery(Optional<Status> status, String search, int page, boolean isToPrint) {

    private static final int LONGEST = 100;

    static PeopleQuery of(DeskVisit visit) {
        return visit.request().method().equals("POST")
                ? of(visit.fields()::single, visit.fields().single("q"))
                : of(visit.request()::query, Optional.empty());
    }

    private static PeopleQuery of(Function<String, Optional<String>> said, Optional<String> typed) {
        var status = said.apply("status")
                .flatMap(word -> Stream.of(Status.CONFIRMED, Status.WAITING)
                        .filter(one -> one.word.equals(word))
                        .findFirst());
        var search = typed.map(CleanText::line).orElse("").strip();
        var page = said.apply("page")
                .filter(number -> number.matches("[1-9][0-9]{0,5}"))
                .map(Integer::valueOf)
                .orElse(1);
        var isToPrint = said.apply("print").isPresent();
        return new PeopleQuery(status, search.substring(0, Math.min(LONGEST, search.length())), page, isToPrint);
    }

    boolean isSearch() {
        return !search.isEmpty();
    }

    PeopleQuery onPage(int other) {
        return new PeopleQuery(status, search, other, false);
    }

    PeopleQuery toPrint() {
        return new PeopleQuery(status, search, 1, true);
    }

    PeopleQuery toLookThrough() {
        return new PeopleQuery(status, search, 1, false);
    }

    /// What follows the parameter `lang` in an address: a search is not in it, nor are its pages.
    String more() {
        var more = new StringBuilder();
        status.ifPresent(one -> more.append("&status=").append(one.word));
        if (page > 1 && !isSearch()) {
            more.append("&page=").append(page);
        }
        return more.append(isToPrint ? "&print=yes" : "").toString();
    }

    boolean matches(ExportRow row) {
        var answers = row.accepted().answers();
        return status.map(one -> one == row.status()).orElse(true)
                && (search.isEmpty()
                        || texts(answers, row).anyMatch(text -> fold(text).contains(fold(search))));
    }

    private static Stream<String> texts(Answers answers, ExportRow row) {
        return Stream.of(answers.name(), answers.organization(), Optional.of(row.address()))
                .flatMap(Optional::stream);
    }

    /// Without accents, vowel marks and upper case, which whoever searches may leave out.
    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
