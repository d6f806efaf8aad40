package openseat.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.i18n.Language;
import openseat.i18n.LanguageMap;
import openseat.mail.Sender;
import org.junit.jupiter.api.Test;

/// Who letters seem to come from, and what a locked phone shows of them.
class DiscreetTest {

    private static final Sender NAMELESS = new Sender("events@example.org", "", "");
    private static final Sender NAMED = new Sender("events@example.org", "Migrants’ Network", "");
    private static final Optional<LanguageMap> TEAM = Optional.of(Examples.said("The Team"));

    @Test
    void senderIsTheTeamThroughWhoSends() {
        assertThat(display(NAMED, event(TEAM, false))).contains("The Team via Migrants’ Network");
        assertThat(display(NAMELESS, event(TEAM, false))).contains("The Team via example.org");
        assertThat(display(NAMED, event(Optional.empty(), false))).contains("Migrants’ Network");
        assertThat(display(NAMELESS, event(Optional.empty(), false))).isEmpty();
        assertThat(display(NAMED, event(TEAM, true))).contains("Migrants’ Network");
    }

    @Test
    void discreetEventIsNamedNeitherInSubjectNorSenderNorCalendar() {
        var event = event(TEAM, true);
        var title = event.title().in("en").text();
        for (var language : Language.all()) {
            for (var letter : List.of(
                    new Letter.Confirm(Examples.UNTIL),
                    new Letter.Ticket(1),
                    new Letter.Cancelled(1),
                    new Letter.Removed(1))) {
                var mail = Examples.mail(letter, EventChange.NONE, event, language, Optional.empty());
                assertThat(mail.subject()).isNotBlank().doesNotContain("Bring a Chair");
                assertThat(mail.from()).isEmpty();
                assertThat(mail.text()).contains(title);
                assertThat(mail.attachments())
                        .hasSize(letter instanceof Letter.Confirm ? 0 : 1)
                        .allSatisfy(file -> assertThat(new String(file.content(), StandardCharsets.UTF_8))
                                .contains("SUMMARY")
                                .doesNotContain("Bring a Chair"));
            }
        }
        var open = Examples.mail(
                new Letter.Ticket(1), EventChange.NONE, event(TEAM, false), Language.DEFAULT, Optional.empty());
        assertThat(open.subject()).as("the check itself works").contains("Bring a Chair");
        assertThat(open.from()).contains("The Team via openseat.example");
    }

    private static Optional<String> display(Sender sender, Event event) {
        return sender.display(event, Language.DEFAULT);
    }

    private static Event event(Optional<LanguageMap> senderName, boolean discreet) {
        var e = Examples.sample(Examples.FRIDAY);
        return new Event(
                e.id(),
                e.sample(),
                e.listed(),
                e.description(),
                e.schedule(),
                e.place(),
                e.offers(),
                e.compact(),
                e.seating(),
                e.registration(),
                new Event.Letters(Optional.empty(), senderName, discreet, Event.Reminders.STANDARD),
                e.privacy(),
                e.keepDays(),
                e.home());
    }
}
