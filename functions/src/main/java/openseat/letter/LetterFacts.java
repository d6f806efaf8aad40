package openseat.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.Event;
import openseat.event.WhenAndWhere;
import openseat.mail.Block;
import openseat.mail.Block.Fact;

/// When and where, and what concerns this registration; where date or place are others than was told, what they were
/// and what they are now.
final class LetterFacts {

    private LetterFacts() {}

    /// @param mine rows about the registration itself
    static List<Block> of(Draft draft, Stream<Fact> mine) {
        var otherDate = draft.news().isOtherDate(draft.event());
        var elsewhere = draft.news().isElsewhere(draft.event(), draft.language());
        var parts = new ArrayList<Block>();
        draft.news().before().filter(_ -> otherDate || elsewhere).ifPresent(before -> {
            parts.add(new Block.Was(draft.words().get("mail.was"), changed(draft, before, otherDate, elsewhere)));
            parts.add(new Block.IsNow(draft.words().get("mail.isNow"), changed(draft, draft.event().whenAndWhere(), otherDate, elsewhere)));
        });
        var rest = new ArrayList<Fact>();
        if (!otherDate) {
            rest.addAll(draft.times().rows(draft.event().schedule()));
        }
        if (!elsewhere) {
            draft.event().place().map(place -> where(draft, said(draft, place))).ifPresent(rest::add);
        }
        mine.forEach(rest::add);
        if (!rest.isEmpty()) {
            parts.add(new Block.Facts(rest));
        }
        return parts;
    }

    /// The place as it stands, on one line; how people meet there is part of it.
    static String place(Draft draft, WhenAndWhere material) {
        return material.place().map(place -> inFull(draft, place)).orElseGet(() -> draft.words().get("mail.where.none"));
    }

    private static List<Fact> changed(Draft draft, WhenAndWhere material, boolean date, boolean place) {
        var rows = new ArrayList<Fact>();
        if (date) {
            rows.addAll(draft.times().rows(material.schedule()));
        }
        if (place) {
            rows.add(where(draft, place(draft, material)));
        }
        return rows;
    }

    private static Fact where(Draft draft, String said) {
        return new Fact(draft.words().get("mail.where"), said);
    }

    private static String said(Draft draft, Event.Place place) {
        return place.mode() == Event.Mode.BOTH ? inFull(draft, place) : address(draft, place).orElseGet(() -> mode(draft, place));
    }

    private static String inFull(Draft draft, Event.Place place) {
        return address(draft, place)
                .map(address -> draft.words().get("mail.labelled", "label", mode(draft, place), "value", address))
                .orElseGet(() -> mode(draft, place));
    }

    private static String mode(Draft draft, Event.Place place) {
        return draft.words().get("event.mode." + place.mode().word);
    }

    private static Optional<String> address(Draft draft, Event.Place place) {
        return place.address().map(address -> Block.theirs(address.in(draft.language().lang()).text()));
    }
}
