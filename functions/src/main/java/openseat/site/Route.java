package openseat.site;

import java.util.List;
import openseat.http.Request;

/// What a path of this site leads to, and which methods it supports. The template has a route for each.
sealed interface Route {

    List<String> READ = List.of("GET", "HEAD");

    record Root() implements Route {}

    record EventList() implements Route {}

    record EventPage(String id) implements Route {}

    record CalendarFile(String id) implements Route {}

    record CheckMail(String id) implements Route {}

    record Deleted(String id) implements Route {}

    record Registrations(String id) implements Route {}

    /// The page behind a private link; ManageFunction answers it, or SubscriptionFunction.
    record PrivatePage(String id) implements Route {}

    /// Somebody's link to join; JoinFunction answers it.
    record Join(String id) implements Route {}

    /// Only for requests that organizers signed; ExportFunction answers it.
    record Export(String id) implements Route {}

    /// A path that ends in a slash.
    record TrailingSlash(String withoutSlash) implements Route {}

    record Unknown() implements Route {}

    /// The methods that some function answers; none where there is nothing.
    default List<String> methods() {
        return switch (this) {
            case Root _, EventList _, CalendarFile _, CheckMail _, Deleted _, Join _, Export _, TrailingSlash _ -> READ;
            case EventPage _ -> List.of("GET", "HEAD", "PUT");
            case Registrations _, PrivatePage _ -> List.of("GET", "HEAD", "POST");
            case Unknown _ -> List.of();
        };
    }

    static Route of(String path) {
        if (path.equals("/") || path.isEmpty()) {
            return new Root();
        }
        if (path.endsWith("/")) {
            var withoutSlash = "/" + path.replaceAll("^/+|/+$", "");
            return Request.isLocalPath(withoutSlash) ? new TrailingSlash(withoutSlash) : new Unknown();
        }
        var parts = path.substring(1).split("/", -1);
        if (!parts[0].equals("events") || parts.length > 4 || List.of(parts).contains("")) {
            return new Unknown();
        }
        return switch (parts.length) {
            case 1 -> new EventList();
            case 2 -> new EventPage(parts[1]);
            case 3 ->
                switch (parts[2]) {
                    case "event.ics" -> new CalendarFile(parts[1]);
                    case "check-mail" -> new CheckMail(parts[1]);
                    case "deleted" -> new Deleted(parts[1]);
                    case "registrations" -> new Registrations(parts[1]);
                    case "registrations.csv", "audit-log" -> new Export(parts[1]);
                    default -> new Unknown();
                };
            default ->
                switch (parts[2]) {
                    case "registrations", "digest" -> new PrivatePage(parts[1]);
                    case "join" -> new Join(parts[1]);
                    default -> new Unknown();
                };
        };
    }
}
