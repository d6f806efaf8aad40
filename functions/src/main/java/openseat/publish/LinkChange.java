package openseat.publish;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import openseat.document.DocumentReader;
import openseat.document.EventDocument;

/// What a publication does to the link to join.
public sealed interface LinkChange {

    /// The request does not name it.
    record Unchanged() implements LinkChange {}

    /// `"link": null`
    record Removed() implements LinkChange {}

    record Given(URI link) implements LinkChange {}

    /// Reads the member `link`; adds an error if it is not a web address.
    static LinkChange read(Map<String, Object> json, DocumentReader root) {
        var member = root.member("link");
        if (!member.isPresent()) {
            return json.containsKey("link") ? new Removed() : new Unchanged();
        }
        return EventDocument.link(member).<LinkChange>map(Given::new).orElseGet(Unchanged::new);
    }

    /// The link afterwards.
    default Optional<String> after(Optional<String> before) {
        return switch (this) {
            case Unchanged() -> before;
            case Removed() -> Optional.empty();
            case Given(var link) -> Optional.of(link.toString());
        };
    }
}
