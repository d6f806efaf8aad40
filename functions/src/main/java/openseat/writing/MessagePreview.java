package openseat.writing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import openseat.access.DeskVisit;
import openseat.announcement.AnnounceRequest.Announcing;
import openseat.announcement.Announcement;
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
import openseat.registration.Cause;
import openseat.registration.Deadlines;
import openseat.registration.Status;

/// The letters that a message would cause, one in each language it is written in: as plain text, which says the same as
/// the HTML, in the same order. Pure.
final class MessagePreview {

    private MessagePreview() {}

    static List<MessageView.Preview> of(DeskVisit visit, PublishedEvent published, Announcing announcing) {
        var previews = new ArrayList<MessageView.Preview>();
        languages(announcing).forEach(language -> previews.add(preview(visit, published, announcing, language)));
        return previews;
    }

    private static List<Language> languages(Announcing announcing) {
        return announcing.text().texts().keySet().stream()
                .map(tag -> Language.of(Language.primarySubtag(tag)).orElse(Language.DEFAULT))
                .distinct()
                .toList();
    }

    /// Names the languages whose text no letter has, because letters do not come in them.
    static List<String> unread(DeskVisit visit, Announcing announcing) {
        var read = languages(announcing).stream()
                .map(language -> announcing.text().in(language.tag()).lang())
                .toList();
        return announcing.text().texts().keySet().stream()
                .filter(tag -> !read.contains(tag))
                .map(tag -> visit.words()
                        .get(
                                "desk.message.unread",
                                "language",
                                visit.language().nameOf(tag).orElse(tag)))
                .toList();
    }

    private static MessageView.Preview preview(
            DeskVisit visit, PublishedEvent published, Announcing announcing, Language language) {
        var mail = letter(visit, published, announcing.numbered(1, visit.now()), language);
        return new MessageView.Preview(
                visit.words()
                        .get(
                                "desk.message.looks",
                                "language",
                                visit.language().nameOf(language.lang()).orElse(language.name())),
                language.lang(),
                language.direction(),
                mail.subject(),
                mail.text());
    }

    /// As `sending` composes it, for a reader with one seat, if those with a seat get it. The private link and the
    /// postal line are not theirs.
    private static Mail letter(
            DeskVisit visit, PublishedEvent published, Announcement announcement, Language language) {
        var event = published.event();
        var page = event.home().map(URI::toString).orElse(visit.origin()) + "/events/" + event.id();
        var context = new LetterContext(
                event,
                new RegistrantEntry(published.calendar(), Optional.empty(), Optional.empty(), false),
                URI.create(page),
                URI.create(page + "/registrations/0123456789"),
                Optional.empty(),
                Cause.MESSAGE,
                false,
                Deadlines.ends(published, visit.now()),
                new Sender("desk@example.org", "", ""),
                visit.now());
        var waits = !announcement.to().contains(Status.CONFIRMED);
        return LetterMail.compose(
                new Letter.Message(1, waits),
                EventChange.NONE.with(List.of(announcement)),
                context,
                new Recipient("0", "reader@example.org", language, Optional.empty()));
    }
}
