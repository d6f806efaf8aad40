package openseat.editing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.Keys;
import openseat.draft.Draft;
import openseat.draft.FieldValues;
import openseat.draft.Merge;
import openseat.dynamodb.Table;
import openseat.event.PublishedEvent;
import openseat.http.Json;
import openseat.publish.PublishRequest;

/// What a form stands on: the event as it is published now, or nothing for a new one.
///
/// @param link to join the event online
record Basis(Optional<PublishedEvent> published, Map<String, Object> document, Optional<String> link) {

    static final Basis NEW = new Basis(Optional.empty(), Map.of(), Optional.empty());

    /// The event as it was just read, with its link, which is read for it.
    static Basis read(Table table, PublishedEvent published) {
        var link = table.get(Keys.link(published.event().id())).flatMap(item -> item.optionalText("link"));
        return new Basis(Optional.of(published), Json.object(Json.readOwn(published.document())), link);
    }

    /// 0 for a new event.
    long revision() {
        return published.map(PublishedEvent::revision).orElse(0L);
    }

    boolean isNew() {
        return published.isEmpty();
    }

    /// Whether publishing this would change nothing.
    boolean isUnchangedBy(PublishRequest request) {
        return published
                        .map(PublishedEvent::document)
                        .filter(request.document()::equals)
                        .isPresent()
                && request.link().after(link).equals(link);
    }

    /// What the form's fields hold, the link included.
    FieldValues shown(List<String> languages) {
        return Draft.shown(document, languages)
                .with(Map.of(Merge.LINK, link.stream().toList()));
    }
}
