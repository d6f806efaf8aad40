package openseat.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.export.ExportRow;
import openseat.form.Answers;
import openseat.http.Request;
import openseat.input.CleanText;
import openseat.registration.Status;

/// Which part of the list is shown, as the page's address says. It may hold a name, so no log has it.
///
/// @param status only these; empty for all
/// @param search what a name, an organization or an address must contain; blank for all
/// @param page   counted from 1
record PeopleQuery(Optional<Status> status, String search, int page, boolean isToPrint) {

    private static final int LONGEST = 100;

    static PeopleQuery of(Request request) {
        var status = request.query("status")
                .flatMap(word -> Stream.of(Status.CONFIRMED, Status.WAITING)
                        .filter(one -> one.word.equals(word))
                        .findFirst());
        var search = request.query("q").map(CleanText::line).orElse("").strip();
        var page = request.query("page")
                .filter(number -> number.matches("[1-9][0-9]{0,5}"))
                .map(Integer::valueOf)
                .orElse(1);
        var isToPrint = request.query("print").isPresent();
        return new PeopleQuery(status, search.substring(0, Math.min(LONGEST, search.length())), page, isToPrint);
    }

    boolean isAll() {
        return status.isEmpty() && search.isEmpty();
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

    /// What follows the parameter `lang` in an address.
    String more() {
        var more = new StringBuilder();
        status.ifPresent(one -> more.append("&status=").append(one.word));
        if (!search.isEmpty()) {
            more.append("&q=").append(URLEncoder.encode(search, StandardCharsets.UTF_8));
        }
        if (page > 1) {
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
