package openseat.sending;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import openseat.Environment;
import openseat.LinkKey;
import openseat.calendar.RegistrantEntry;
import openseat.event.PublishedEvent;
import openseat.i18n.Language;
import openseat.letter.EventChange;
import openseat.letter.Letter;
import openseat.letter.LetterContext;
import openseat.letter.LetterMail;
import openseat.mail.Mail;
import openseat.mail.Recipient;
import openseat.mail.Sender;
import openseat.registration.Deadlines;
import openseat.registration.JoinKeys;
import openseat.registration.LastLetter;
import openseat.registration.Registration;
import openseat.registration.Registrations;
import openseat.registration.Reminder;
import openseat.registration.Status;
import openseat.registration.Submission;

/// Writes the letter that a registration's row and its event call for at this moment.
final class LetterWriter {

    private final EventChanges changes;
    private final Registrations registrations;
    private final JoinKeys joinKeys;
    private final URI publicUrl;
    private final Sender sender;

    LetterWriter(Environment environment, EventChanges changes, Registrations registrations) {
        this.changes = changes;
        this.registrations = registrations;
        this.joinKeys = new JoinKeys(environment.table());
        this.publicUrl = URI.create(environment.settings().origin("PUBLIC_URL"));
        this.sender = Sender.of(environment.settings());
    }

    /// @param due  why the letter is written
    /// @param link the key of the link that the letter gives its reader
    Mail write(
            Registration row,
            PublishedEvent published,
            EventChange change,
            LetterDecision.Due due,
            LinkKey link,
            Instant now) {
        var letter = letter(row, published, due, now);
        return LetterMail.compose(
                letter, change, context(row, published, due, link, now), recipient(row, due.request()));
    }

    private Letter letter(Registration row, PublishedEvent published, LetterDecision.Due due, Instant now) {
        var waits = row.status() == Status.WAITING;
        if (due.why() == LetterDecision.Why.REMINDER) {
            return new Letter.Reminded(Reminder.due(published, row, now).orElseThrow(), row.places(), waits);
        }
        if (due.why() == LetterDecision.Why.ANNOUNCEMENT) {
            return new Letter.Message(row.places(), waits);
        }
        var keepUntil = Deadlines.keepUntil(published, row, now);
        if (keepUntil.isPresent()) {
            return new Letter.Keep(row.places(), waits, keepUntil.get());
        }
        return switch (row.status()) {
            case REQUESTED -> new Letter.Confirm(Deadlines.confirmableUntil(published.event(), now));
            case CONFIRMED -> new Letter.Ticket(row.places());
            case WAITING -> new Letter.Waiting(row.places(), registrations.position(row));
            case CANCELLED ->
                row.removal().done() ? new Letter.Removed(row.places()) : new Letter.Cancelled(row.places());
        };
    }

    /// The date that was told before is read only if the event's document has none any more.
    private RegistrantEntry calendar(Registration row, PublishedEvent published) {
        var told = Optional.of(row)
                .filter(_ -> published.event().schedule().date().isEmpty())
                .flatMap(undated -> LastLetter.toldDate(undated, published))
                .flatMap(revision -> changes.whenAndWhere(row.event(), revision))
                .flatMap(then -> then.schedule().date());
        var hadSeat =
                row.delivery().lastLetter().filter(LastLetter::isAboutSeat).isPresent();
        return new RegistrantEntry(published.calendar(), row.moments().statusAt(), told, hadSeat);
    }

    private LetterContext context(
            Registration row, PublishedEvent published, LetterDecision.Due due, LinkKey link, Instant now) {
        var page = published.event().home().orElse(publicUrl) + "/events/" + row.event();
        return new LetterContext(
                published.event(),
                calendar(row, published),
                URI.create(page),
                URI.create(page + "/registrations/" + link.text()),
                joinKeys.find(row, published).map(key -> URI.create(page + JoinKeys.path(key))),
                due.cause(),
                due.request().filter(row::hasOtherAnswers).isPresent(),
                Deadlines.ends(published, row),
                sender,
                now);
    }

    private static Recipient recipient(Registration row, Optional<Submission> request) {
        var language = Language.of(row.mailLanguage(request)).orElse(Language.DEFAULT);
        return new Recipient(row.id(), row.address(), language, row.answers().zone());
    }
}
