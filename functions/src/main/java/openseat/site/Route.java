package openseat.site;

import java.util.List;
import openseat.http.Request;

/// What a path of this site names, and which methods it answers; the template routes each of them.
sealed interface Route {

    List<String> READ = List.of("GET", "HEAD");

    record Root() implements Route {}

    record EventList() implements Route {}

    record EventPage(String id) implements Route {}

    record CalendarFile(String id) implements Route {}

    record CheckMail(String id) implements Route {}

    record Deleted(String id) implements Route {}

    record Registrations(String id) implements Route {}

    /// Behind a private link; another function answers it.
    record Private(String id) implements Route {}

    /// For organizers with a signature; another function answers it.
    record Signed(String id) implements Route {}

    /// With a slash too many at the end.
    record Slashed(String without) implements Route {}

    record Unknown() implements Route {}

    /// The methods that are answered here or by another function; none where there is nothing.
    default List<String> methods() {
        return switch (this) {
            case Root _, EventList _, CalendarFile _, CheckMail _, Deleted _, Signed _ -> READ;
            case EventPage _ -> List.of("GET", "HEAD", "PUT");
            case Registrations _, Private _ -> List.of("GET", "HEAD", "POST");
            case Slashed _ -> READ;
            case Unknown _ -> List.of();
        };
    }

    static Route of(String path) {
        if (path.equals("/") || path.isEmpty()) {
            return new Root();
        }
        if (path.endsWith("/")) {
            var without = "/" + path.replaceAll("^/+|/+$", "");
            return Request.isLocalPath(without) ? new Slashed(without) : new Unknown();
        }
        var parts = path.substring(1).split("/", -1);
        if (!parts[0].equals("events") || parts.length > 4 || List.of(parts).contains("")) {
            return new Unknown();
        }
        return switch (parts.length) {
            case 1 -> new EventList();
            case 2 -> new EventPage(parts[1]);
            case 3 -> switch (parts[2]) {
                case "event.ics" -> new CalendarFile(parts[1]);
                case "check-mail" -> new CheckMail(parts[1]);
                case "deleted" -> new Deleted(parts[1]);
                case "registrations" -> new Registrations(parts[1]);
                case "registrations.csv", "receipt" -> new Signed(parts[1]);
                default -> new Unknown();
            };
            default -> parts[2].equals("registrations") ? new Private(parts[1]) : new Unknown();
        };
    }
}
