package openseat.publish;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Put;
import openseat.dynamodb.Update;
import openseat.dynamodb.Write;
import openseat.event.Event;
import openseat.event.PublishedEvent;

/// The link to join in a publication, and the secret that the links in letters depend on. Pure.
///
/// The secret is there from the first publication, so that tickets hold a way in before the organizers know the link.
/// Another link than before draws another secret, which ends the links in all letters: whoever got hold of one must not
/// find the new meeting by it. Taking the link away ends none, because then the letters are still right once the same
/// link is there again; hence it is remembered.
///
/// @param last    the link that is stored, or was until it was taken away
/// @param isTaken whether it was
record JoinLink(Optional<String> last, boolean isTaken, LinkChange change) {

    /// @param stored the item of the link
    static JoinLink of(Optional<Item> stored, LinkChange change) {
        var link = stored.flatMap(item -> item.optionalText("link"));
        var taken = stored.flatMap(item -> item.optionalText("taken"));
        return new JoinLink(link.or(() -> taken), link.isEmpty() && taken.isPresent(), change);
    }

    /// The link that people are led to now.
    private Optional<String> before() {
        return last.filter(_ -> !isTaken);
    }

    /// @param secret a new one, in case it is needed
    List<Write> writes(String event, byte[] secret) {
        var drawn = isReplaced()
                ? Update.of(Keys.joinSecret(event)).set("secret", secret)
                : Update.of(Keys.joinSecret(event)).setIfAbsent("secret", secret);
        return switch (change) {
            case LinkChange.Unchanged() -> List.of(drawn);
            case LinkChange.Removed() ->
                last.<List<Write>>map(link -> List.of(drawn, Put.of(Keys.link(event), Map.of("taken", link))))
                        .orElseGet(() -> List.of(drawn));
            case LinkChange.Given(var link) ->
                List.of(drawn, Put.of(Keys.link(event), Map.of("link", link.toString())));
        };
    }

    /// What readers of the event may know of it.
    ///
    /// @param next the revision that is published
    PublishedEvent.Joining joining(Event event, Optional<PublishedEvent> current, long next) {
        var hasLink = change.after(before()).isPresent();
        var last = current.map(PublishedEvent::joining).orElse(PublishedEvent.Joining.NONE);
        var becomesJoinable = current.filter(old -> !old.isJoinable()).isPresent() && hasLink && !event.isOnline();
        return new PublishedEvent.Joining(hasLink, isReplaced() || becomesJoinable ? next : last.revision());
    }

    private boolean isReplaced() {
        return last.isPresent()
                && change.after(before())
                        .filter(link -> !link.equals(last.get()))
                        .isPresent();
    }
}
