package openseat.draft;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import openseat.http.Json;
import openseat.i18n.Zones;

/// When registration opens or closes, on the clock of the event's city, or in UTC while there is none.
record MomentField(DateFields fields, String path) implements DraftField {

    @Override
    public List<String> names(List<String> languages) {
        return fields.names();
    }

    @Override
    public Map<String, List<String>> show(Map<String, Object> document, List<String> languages) {
        var moment = Json.string(DocumentTree.get(document, path));
        return moment.isEmpty()
                ? Map.of()
                : fields.show(LocalDateTime.ofInstant(Instant.parse(moment), zone(document))
                        .toString());
    }

    @Override
    public void write(Map<String, Object> document, FieldValues shown, FieldValues sent, List<String> languages) {
        DocumentTree.put(document, path, fields.hasDate(sent) || fields.hasTime(sent) ? moment(document, sent) : null);
    }

    /// The form shows a time on a clock, so with another clock it is another moment.
    @Override
    public boolean meansOther(Map<String, Object> base, Map<String, Object> changed) {
        return DocumentTree.get(base, path) != null && !zone(base).equals(zone(changed));
    }

    private String moment(Map<String, Object> document, FieldValues sent) {
        try {
            return LocalDateTime.parse(fields.localTime(sent))
                    .atZone(zone(document))
                    .toInstant()
                    .toString();
        } catch (DateTimeException e) {
            return "?";
        }
    }

    static ZoneId zone(Map<String, Object> document) {
        return Zones.of(Json.string(DocumentTree.get(document, "schedule/zone")))
                .orElse(ZoneOffset.UTC);
    }
}
