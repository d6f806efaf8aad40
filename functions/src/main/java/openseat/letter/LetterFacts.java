package openseat.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.content.Block;
import openseat.content.Block.Fact;
import openseat.event.Event;

/// When and where the event is, and facts about the registration. Where date or place differ from the last letter,
/// the old and the new ones. Of newer answers only that there are some: they may be a stranger's words.
final class LetterFacts {

    private LetterFacts() {}

    static List<Block> of(LetterDraft draft, Stream<Fact> ofRegistration) {
        var otherDate = draft.change().hasOtherDate(draft.event());
        var otherPlace = draft.change().hasOtherPlace(draft.event(), draft.language());
        var blocks = new ArrayList<Block>();
        if (otherDate || otherPlace) {
            draft.change().before().ifPresent(before -> {
                var old = changed(draft, before, otherDate, otherPlace);
                var current = changed(draft, draft.event().whenAndWhere(), otherDate, otherPlace);
                blocks.add(new Block.OldFacts(draft.words().get("mail.was"), old));
                blocks.add(new Block.NewFacts(draft.words().get("mail.isNow"), current));
            });
        }
        var rest = new ArrayList<Fact>();
        if (!otherDate) {
            rest.addAll(draft.clocks().rows(draft.event().schedule()));
        }
        if (!otherPlace) {
            draft.event()
                    .place()
                    .map(place -> where(draft, shortPlace(draft, place)))
                    .ifPresent(rest::add);
        }
        ofRegistration.forEach(rest::add);
        if (!rest.isEmpty()) {
            blocks.add(new Block.Facts(rest));
        }
        if (draft.context().isAskedAnew()) {
            var isCancelled = draft.letter() instanceof Letter.Cancelled || draft.letter() instanceof Letter.Removed;
            var kind = isCancelled ? "cancelled" : "place";
            blocks.add(new Block.Note(
                    draft.words().get("mail.anew.lead"), draft.words().get("mail.anew." + kind)));
        }
        return blocks;
    }

    /// The place on one line, with the mode, such as "In person".
    static String place(LetterDraft draft, Event.WhenAndWhere material) {
        return material.place()
                .map(place -> fullPlace(draft, place))
                .orElseGet(() -> draft.words().get("mail.where.none"));
    }

    private static List<Fact> changed(LetterDraft draft, Event.WhenAndWhere material, boolean date, boolean place) {
        var rows = new ArrayList<Fact>();
        if (date) {
            rows.addAll(draft.clocks().rows(material.schedule()));
        }
        if (place) {
            rows.add(where(draft, place(draft, material)));
        }
        return rows;
    }

    private static Fact where(LetterDraft draft, String place) {
        return new Fact(draft.words().get("mail.where"), place);
    }

    /// Leaves out the mode where the address makes it clear.
    private static String shortPlace(LetterDraft draft, Event.Place place) {
        return place.mode() == Event.Mode.BOTH
                ? fullPlace(draft, place)
                : address(draft, place).orElseGet(() -> mode(draft, place));
    }

    private static String fullPlace(LetterDraft draft, Event.Place place) {
        return address(draft, place)
                .map(address -> draft.words().get("mail.labelled", "label", mode(draft, place), "value", address))
                .orElseGet(() -> mode(draft, place));
    }

    private static String mode(LetterDraft draft, Event.Place place) {
        return draft.words().get("event.mode." + place.mode().word);
    }

    private static Optional<String> address(LetterDraft draft, Event.Place place) {
        return place.address()
                .map(address -> Block.quoted(address.in(draft.language().lang()).text()));
    }
}
