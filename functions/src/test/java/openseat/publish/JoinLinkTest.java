package openseat.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.event.PublishedEvent.Joining;
import openseat.event.Samples;
import openseat.letter.Examples;
import org.junit.jupiter.api.Test;

/// When those who have a seat get another way in, which they must be told.
class JoinLinkTest {

    private static final String LINK = "https://meet.example.org/a";
    private static final Event ONLINE = Examples.sample(Examples.FRIDAY);
    private static final Event IN_PERSON = Examples.sample(Examples.FRIDAY, Examples.GENEVA);
    private static final LinkChange UNCHANGED = new LinkChange.Unchanged();
    private static final LinkChange REMOVED = new LinkChange.Removed();

    @Test
    void theFirstPublicationIsNoNews() {
        assertThat(joining(Optional.empty(), given(LINK), ONLINE, Optional.empty()))
                .isEqualTo(new Joining(true, 0));
        assertThat(joining(Optional.empty(), UNCHANGED, ONLINE, Optional.empty()))
                .isEqualTo(Joining.NONE);
    }

    @Test
    void aFirstLinkOfAnOnlineEventIsNoNews() {
        assertThat(joining(Optional.empty(), given(LINK), ONLINE, current(ONLINE, Joining.NONE)))
                .isEqualTo(new Joining(true, 0));
    }

    @Test
    void aFirstLinkOfAnEventInPersonIsNews() {
        assertThat(joining(Optional.empty(), given(LINK), IN_PERSON, current(IN_PERSON, Joining.NONE)))
                .isEqualTo(new Joining(true, 5));
    }

    @Test
    void theSameLinkOrNoWordOfItIsNoNews() {
        var current = current(IN_PERSON, new Joining(true, 3));
        assertThat(joining(Optional.of(LINK), given(LINK), IN_PERSON, current)).isEqualTo(new Joining(true, 3));
        assertThat(joining(Optional.of(LINK), UNCHANGED, IN_PERSON, current)).isEqualTo(new Joining(true, 3));
    }

    @Test
    void anotherLinkIsNews() {
        var current = current(ONLINE, new Joining(true, 3));
        assertThat(joining(Optional.of(LINK), given(LINK + "b"), ONLINE, current))
                .isEqualTo(new Joining(true, 5));
    }

    @Test
    void takingTheLinkAwayIsNoNews() {
        var current = current(ONLINE, new Joining(true, 3));
        assertThat(joining(Optional.of(LINK), REMOVED, ONLINE, current)).isEqualTo(new Joining(false, 3));
    }

    @Test
    void takingTheLinkAwayFirstMakesAnotherOneNoLessAnother() {
        var taken = new JoinLink(Optional.of(LINK), true, given(LINK + "b"));
        assertThat(taken.joining(ONLINE, current(ONLINE, new Joining(false, 3)), 5))
                .isEqualTo(new Joining(true, 5));
        var again = new JoinLink(Optional.of(LINK), true, given(LINK));
        assertThat(again.joining(ONLINE, current(ONLINE, new Joining(false, 3)), 5))
                .isEqualTo(new Joining(true, 3));
    }

    @Test
    void onlyAnotherLinkDrawsAnotherSecret() {
        var replaced = new JoinLink(Optional.of(LINK), false, given(LINK + "b")).writes("e", new byte[32]);
        var first = new JoinLink(Optional.empty(), false, given(LINK)).writes("e", new byte[32]);
        var same = new JoinLink(Optional.of(LINK), false, given(LINK)).writes("e", new byte[32]);
        var removed = new JoinLink(Optional.of(LINK), false, REMOVED).writes("e", new byte[32]);
        var none = new JoinLink(Optional.empty(), false, UNCHANGED).writes("e", new byte[32]);
        assertThat(replaced.getFirst().transactional("t").update().updateExpression())
                .doesNotContain("if_not_exists");
        for (var writes : List.of(first, same, removed, none)) {
            assertThat(writes.getFirst().transactional("t").update().updateExpression())
                    .contains("if_not_exists");
        }
    }

    private static LinkChange given(String link) {
        return new LinkChange.Given(URI.create(link));
    }

    private static Optional<PublishedEvent> current(Event event, Joining joining) {
        return Optional.of(Samples.published(event, joining));
    }

    private static Joining joining(
            Optional<String> before, LinkChange change, Event event, Optional<PublishedEvent> current) {
        return new JoinLink(before, false, change).joining(event, current, 5);
    }
}
