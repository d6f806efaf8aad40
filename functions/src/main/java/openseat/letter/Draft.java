package openseat.letter;

import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;
import openseat.event.Event;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.mail.Block;
import openseat.mail.ClockRows;
import openseat.mail.Recipient;

/// All that a letter is made from.
record Draft(Letter letter, EventChange news, LetterContext occasion, Language language, ClockRows times) {

    /// Of what an unproven address may be told: nothing that was typed, but the language it was typed in.
    static Draft of(Letter letter, EventChange news, LetterContext occasion, Recipient reader) {
        var zone = switch (letter) {
            case Letter.Ticket _, Letter.Waiting _, Letter.Cancelled _ -> reader.zone();
            case Letter.Confirm _ -> Optional.<ZoneId>empty();
        };
        return new Draft(letter, news, occasion, reader.language(), new ClockRows(reader.language(), zone));
    }

    Event event() {
        return occasion.event();
    }

    Words words() {
        return Words.in(language);
    }

    Optional<ChangeKind> turn() {
        return news.turn(event(), language);
    }

    boolean calledOff() {
        return turn().filter(ChangeKind.CALLED_OFF::equals).isPresent();
    }

    /// Whoever has neither a seat nor a place in the line is first told how to get one, unless there is no event any
    /// more.
    boolean leadsWithNews() {
        return calledOff() || turn().isPresent() && (letter instanceof Letter.Ticket || letter instanceof Letter.Waiting);
    }

    Block.Title title() {
        var title = event().title().in(language.lang());
        return new Block.Title(title.lang(), title.text());
    }

    /// A place on the private page.
    Block.Link link(String key, String fragment) {
        return new Block.Link(words().get(key), URI.create(occasion.link() + "#" + fragment));
    }
}
