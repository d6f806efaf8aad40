package openseat.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import openseat.event.Event;
import openseat.mail.Part;
import openseat.mail.Part.Fact;

/// When and where, and what concerns this registration; where the date has moved, what it was and what it is now.
final class LetterFacts {

    private LetterFacts() {}

    /// @param mine rows about the registration itself
    static List<Part> of(Draft draft, Stream<Fact> mine) {
        var when = draft.times().rows(draft.event().schedule());
        var rest = Stream.concat(where(draft), mine).toList();
        var parts = new ArrayList<Part>();
        draft.news().before().filter(_ -> showsBoth(draft)).ifPresentOrElse(before -> {
            parts.add(new Part.Was(draft.words().get("mail.was"), draft.times().rows(before)));
            parts.add(new Part.IsNow(draft.words().get("mail.isNow"), when));
            if (!rest.isEmpty()) {
                parts.add(new Part.Facts(rest));
            }
        }, () -> parts.add(new Part.Facts(Stream.concat(when.stream(), rest.stream()).toList())));
        return parts;
    }

    private static boolean showsBoth(Draft draft) {
        return draft.turn().filter(turn -> turn == Turn.MOVED || turn == Turn.DATE_OPEN).isPresent();
    }

    private static Stream<Fact> where(Draft draft) {
        return draft.event().place().stream().map(place -> new Fact(draft.words().get("mail.where"), where(draft, place)));
    }

    private static String where(Draft draft, Event.Place place) {
        var mode = draft.words().get("event.mode." + place.mode().word);
        return place.address()
                .map(address -> Part.theirs(address.in(draft.language().lang()).text()))
                .map(address -> place.mode() == Event.Mode.BOTH
                        ? draft.words().get("mail.labelled", "label", mode, "value", address)
                        : address)
                .orElse(mode);
    }
}
