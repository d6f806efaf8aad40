package openseat.people;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import openseat.export.ExportReader;
import openseat.http.Request;

/// A part of the file to download, by the keys it lies between, which stay where they are: whoever comes or goes
/// between two downloads moves nobody from one part to the other. Pure.
///
/// @param number from 1; it only names the file
/// @param from   where the part begins, as the `next` of the page before says; empty for the start of the list
/// @param until  where the next part begins; empty for the end of the list
record FilePart(int number, Optional<String> from, Optional<String> until) {

    /// One for each page.
    static List<FilePart> of(List<ExportReader.Page> pages) {
        return IntStream.range(0, pages.size())
                .mapToObj(n -> new FilePart(
                        n + 1,
                        n == 0 ? Optional.empty() : pages.get(n - 1).next(),
                        pages.get(n).next()))
                .toList();
    }

    /// What the link says; the whole list where it says nothing.
    static FilePart of(Request request) {
        return new FilePart(
                request.query("part")
                        .filter(number -> number.matches("[1-9][0-9]{0,3}"))
                        .map(Integer::valueOf)
                        .orElse(1),
                request.query("from").filter(ExportReader::isPlace),
                request.query("until").filter(ExportReader::isPlace));
    }

    boolean isWhole() {
        return from.isEmpty() && until.isEmpty();
    }

    /// What follows the parameter `lang` in an address.
    String more() {
        return isWhole()
                ? ""
                : "&part=" + number
                        + from.map(key -> "&from=" + key).orElse("")
                        + until.map(key -> "&until=" + key).orElse("");
    }

    String fileName(String event) {
        return event + (isWhole() ? "" : "-" + number) + ".csv";
    }
}
