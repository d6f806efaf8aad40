package openseat.letter;

import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;
import openseat.event.Event;
import openseat.mail.Part;
import openseat.text.Language;
import openseat.text.Words;

/// All that a letter is made from.
record Draft(Letter letter, News news, Occasion occasion, Language language, Times times) {

    /// Of what an unproven address may be told: nothing that was typed, but the language it was typed in.
    static Draft of(Letter letter, News news, Occasion occasion, Reader reader) {
        var zone = switch (letter) {
            case Letter.Ticket _, Letter.Waiting _, Letter.Cancelled _ -> reader.zone();
            case Letter.Confirm _ -> Optional.<ZoneId>empty();
        };
        return new Draft(letter, news, occasion, reader.language(), new Times(reader.language(), zone));
    }

    Event event() {
        return occasion.event();
    }

    Words words() {
        return Words.in(language);
    }

    Optional<Turn> turn() {
        return news.turn(event(), language);
    }

    boolean calledOff() {
        return turn().filter(Turn.CALLED_OFF::equals).isPresent();
    }

    /// Whoever has neither a seat nor a place in the line is first told how to get one, unless there is no event any more.
    boolean leadsWithNews() {
        return calledOff() || turn().isPresent() && (letter instanceof Letter.Ticket || letter instanceof Letter.Waiting);
    }

    Part.Title title() {
        var title = event().title().in(language.lang());
        return new Part.Title(title.language(), title.text());
    }

    /// A place on the private page.
    Part.Link link(String key, String fragment) {
        return new Part.Link(words().get(key), URI.create(occasion.link() + "#" + fragment));
    }
}
