package openseat.desk;

import java.util.List;
import java.util.regex.Pattern;
import openseat.document.Events;

/// What a path of the desk names.
sealed interface DeskRoute {

    /// Signing in; for whoever is signed in, their events.
    record Home() implements DeskRoute {}

    record CheckMail() implements DeskRoute {}

    /// The page of the link in a letter.
    record SignInLink(String key) implements DeskRoute {}

    record SignOut() implements DeskRoute {}

    record NewEvent() implements DeskRoute {}

    /// @param part the word of a page below the event's, or blank for that page itself
    record OfEvent(String event, String part) implements DeskRoute {}

    record Unknown() implements DeskRoute {}

    /// Where a link may lead after signing in: a page of the desk, perhaps at one of its fields.
    Pattern PAGE = Pattern.compile("/desk(/[a-z0-9-]{1,60}){0,3}(\\?at=[A-Za-z]{1,40})?");

    /// Whether only somebody who is signed in gets anything done there, and with large forms.
    default boolean isBehindSignIn() {
        return this instanceof NewEvent || this instanceof OfEvent;
    }

    static DeskRoute of(String path) {
        var parts = List.of(path.substring(1).split("/", -1));
        return switch (parts.size()) {
            case 1 -> new Home();
            case 2 ->
                switch (parts.get(1)) {
                    case "check-mail" -> new CheckMail();
                    case "sign-out" -> new SignOut();
                    case "new" -> new NewEvent();
                    default -> new Unknown();
                };
            case 3, 4 ->
                switch (parts.get(1)) {
                    case "sign-in" -> parts.size() == 3 ? new SignInLink(parts.get(2)) : new Unknown();
                    case "events" ->
                        Events.isPossible(parts.get(2))
                                ? new OfEvent(parts.get(2), parts.size() == 4 ? parts.get(3) : "")
                                : new Unknown();
                    default -> new Unknown();
                };
            default -> new Unknown();
        };
    }
}
