package openseat.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import openseat.document.EventDocument;
import openseat.http.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A form that is sent as it was shown gives the same document; one that was changed gives what was changed, and the
/// rest as it was.
class DraftTest {

    @Test
    void anyDocumentThatIsSentUnchangedStaysAsItIs() {
        var documents = new RandomDocuments(20261126);
        for (var i = 0; i < 200; i++) {
            var document = documents.next();
            assertThat(EventDocument.read(document)).as(Json.write(document)).isInstanceOf(EventDocument.Valid.class);
            assertUnchanged(document);
        }
    }

    /// What the fields show is enough to write the event again: nothing is only kept because nobody touched it.
    @Test
    void theFieldsOfADocumentHoldAllThatItSays() {
        var documents = new RandomDocuments(4);
        for (var i = 0; i < 200; i++) {
            var document = documents.next();
            document.keySet().removeAll(List.of("registration", "objectives"));
            var fields = Draft.shown(document, Draft.languages(document));
            var anew = Draft.document(Map.of(), fields, Draft.languages(document));
            assertThat(withoutBlanks(Draft.shown(anew, Draft.languages(document))))
                    .as(Json.write(document))
                    .isEqualTo(withoutBlanks(fields));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title-en | New | title | {\"en\":\"New\",\"ar\":\"ع\"}",
                "title-ar | '' | title | {\"en\":\" Old \"}",
                "capacity | ٤٢ | capacity | 42",
                "capacity | '' | capacity | -",
                "capacity | many | capacity | \"many\"",
                "startTime | 9:30 | schedule/start | \"2026-12-18T09:30\"",
                "startDay | 31 | schedule/end | \"2026-12-31T14:15:30\"",
                "startYear | 27 | schedule/end | \"2027-12-18T14:15:30\"",
                "startYear | ٢٧ | schedule/start | \"2027-12-18T13:15\"",
                "startDay | x | schedule/start | \"?T13:15\"",
                "zoneOther | Asia/Tokyo | schedule/zone | \"Asia/Tokyo\"",
                "when | days | schedule/start | \"2026-12-18\"",
                "when | window | schedule/window | {\"from\":\"2026-12-18\",\"to\":\"2026-12-18\"}",
                "when | open | schedule | {\"state\":\"to-be-confirmed\"}",
                "when | '' | schedule | -",
                "closesTime | 10:00 | registration/closes | \"2026-12-17T15:00:00Z\"",
                "closesYear | '' | registration/closes | \"?\"",
                "objectives | '23، 3, x' | objectives | [23,3,\"x\"]",
                "interpretation | fr | interpretation | [\"sw\",\"fr\"]",
                "organizers-en | 'One\n\nThird' | organizers | [{\"en\":\"One\",\"ar\":\"١\"},{\"en\":\"Third\",\"ar\":\"٢\"}]",
                "organizers-en | 'One\n-\nThird' | organizers | [{\"en\":\"One\",\"ar\":\"١\"},{\"ar\":\"٢\"},{\"en\":\"Third\"}]",
                "text-en | 'New\n\nOne [^4]' | text | [{\"en\":\"New\"},{\"en\":\"One [^4]\"}]",
                "text-en | 'One [^4]\nand more' | text | [{\"en\":\"One [^4] and more\"}]",
                "notes-en | '[^4] four\nand more' | notes | [{\"mark\":\"4\",\"text\":{\"en\":\"four and more\"}}]",
                "notes-en | '[4] a\n[4] b' | notes | [{\"mark\":\"4\",\"text\":{\"en\":\"a\"}},{\"mark\":\"4\"}]",
                "notes-en | '' | notes | -",
                "keeper-en | The team | privacy | {\"keeper\":{\"en\":\"The team\"}}",
                "listed | '' | listed | false",
                "id | other | id | \"an-event\"",
            })
    void oneChangedFieldChangesItsMember(String field, String typed, String path, String value) {
        var document = Json.object(Json.readOwn("""
                {"id":"an-event","title":{"en":" Old ","ar":"ع"},"text":[{"en":"One [^4]"}],"notes":[{"mark":"4"}],
                 "organizers":[{"en":"One","ar":"١"},{"en":"Two","ar":"٢"}],"interpretation":["sw","es"],
                 "schedule":{"state":"confirmed","start":"2026-12-18T13:15","end":"2026-12-18T14:15:30","zone":"America/New_York"},
                 "capacity":40,"registration":{"opens":"2026-11-01T08:00:07Z","closes":"2026-12-17T08:00:00Z"}}"""));
        var languages = Draft.languages(document);
        var sent = Draft.shown(document, languages).with(Map.of(field, List.of(typed)));
        var changed = Draft.document(document, sent, languages);
        var found = DocumentTree.get(changed, path);
        assertThat(found == null ? "-" : Json.write(found)).isEqualTo(value);
        for (var member : List.of(path.split("/")[0], path.startsWith("schedule") ? "registration" : "")) {
            changed.remove(member);
            document.remove(member);
        }
        assertThat(Json.write(changed)).isEqualTo(Json.write(document));
    }

    /// The form shows when registration opens and closes on the clock of the event's city.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zoneOther | Asia/Tokyo | 2026-11-01T08:00:07Z | 2026-10-31T18:00:00Z | 2026-12-16T18:00:00Z",
                "zoneOther | America/Toronto | 2026-11-01T08:00:07Z | 2026-11-01T08:00:00Z | 2026-12-17T08:00:00Z",
                "when | open | 2026-11-01T08:00:07Z | 2026-11-01T03:00:00Z | 2026-12-17T03:00:00Z",
                "startTime | 09:30 | 2026-11-01T08:00:07Z | 2026-11-01T08:00:07Z | 2026-12-17T08:00:00Z",
                "zoneOther | Asia/Tokyo | - | - | 2026-12-16T18:00:00Z",
            })
    void momentsOfRegistrationMoveWithTheCity(
            String field, String typed, String opens, String opensThen, String closes) {
        var document = Json.object(Json.readOwn("""
                {"id":"an-event","title":{"en":"One"},
                 "schedule":{"state":"confirmed","start":"2026-12-18T13:15","end":"2026-12-18T14:15","zone":"America/New_York"},
                 "registration":{"opens":"%s","closes":"2026-12-17T08:00:00Z"}}""".formatted(opens)));
        if (opens.equals("-")) {
            DocumentTree.put(document, "registration/opens", null);
        }
        var sent = Draft.shown(document, List.of("en")).with(Map.of(field, List.of(typed)));
        var changed = Draft.document(document, sent, List.of("en"));
        assertThat(DocumentTree.get(changed, "registration/opens")).isEqualTo(opensThen.equals("-") ? null : opensThen);
        assertThat(DocumentTree.get(changed, "registration/closes")).isEqualTo(closes);
    }

    @Test
    void aTypedDateIsNotLostWhenNothingSaysThatItIsKnown() {
        var document = Json.object(Json.readOwn("{\"id\":\"a\",\"schedule\":{\"state\":\"to-be-confirmed\"}}"));
        var sent = Draft.shown(document, List.of("en")).with(Map.of("startDay", List.of("5")));
        assertThat(DocumentTree.get(Draft.document(document, sent, List.of("en")), "schedule/state"))
                .isEqualTo("");
    }

    @Test
    void theDayOfTheEndIsEmptyWhereItIsThatOfTheStart() {
        var one = Json.object(Json.readOwn("""
                {"schedule":{"state":"confirmed","start":"2026-12-18","end":"2026-12-18","zone":"UTC"}}"""));
        var two = Json.object(Json.readOwn("""
                {"schedule":{"state":"confirmed","start":"2026-12-18","end":"2026-12-19","zone":"UTC"}}"""));
        assertThat(Draft.shown(one, List.of("en")).one("endDay")).isEmpty();
        assertThat(Draft.shown(one, List.of("en")).one("endYear")).isEmpty();
        assertThat(Draft.shown(two, List.of("en")).one("endDay")).isEqualTo("19");
    }

    @Test
    void aCopyIsListedAndKeepsTheCity() {
        var copy = Draft.forCopy(Json.object(Json.readOwn("""
                {"id":"a","listed":false,"title":{"en":"One"},"registration":{"opens":"2026-11-01T08:00:00Z"},
                 "schedule":{"state":"confirmed","start":"2026-12-18T13:15","end":"2026-12-18T14:15","zone":"Asia/Tokyo"}}""")));
        var shown = Draft.shown(copy, List.of("en"));
        assertThat(shown.all("listed")).isNotEmpty();
        assertThat(shown.one("zone")).isEqualTo("Asia/Tokyo");
        assertThat(List.of("id", "when", "startDay", "startTime", "opensDay"))
                .allSatisfy(field -> assertThat(shown.one(field)).isEmpty());
    }

    @Test
    void whatIsOtherwiseIsNamedByItsQuestions() {
        var before = Json.object(Json.readOwn("""
                {"id":"a","title":{"en":"One"},"capacity":5,"schedule":{"state":"confirmed","start":"2026-12-18T13:15",
                 "end":"2026-12-19T14:15","zone":"UTC"}}"""));
        var after = Json.object(Json.readOwn("""
                {"id":"a","title":{"en":"One","ar":"Two"},"schedule":{"state":"confirmed","start":"2027-01-18T13:15",
                 "end":"2026-12-19T14:15","zone":"UTC"}}"""));
        assertThat(Draft.changed(before, after)).containsExactlyInAnyOrder("title", "start", "capacity");
        assertThat(Draft.changed(before, before)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Spring Meeting: “Éire” 2027! | spring-meeting-eire-2027",
                "اجتماع | ''",
                "2027 | ''",
                "A very long title that goes on and on and on until nobody knows what it was about | a-very-long-title-that-goes-on-and-on-and-on-until-nobody",
            })
    void anIdIsProposedFromTheTitle(String title, String id) {
        assertThat(EventId.proposed(Map.of("title", Map.of("en", title)))).isEqualTo(id);
    }

    private static String withoutBlanks(FieldValues values) {
        return values.values().toString().replaceAll("\\h+", " ").replaceAll("(?<=[\\[\\n]) | (?=[\\]\\n])", "");
    }

    private static void assertUnchanged(Map<String, Object> document) {
        var languages = Draft.languages(document);
        var sent = Draft.shown(document, languages);
        assertThat(Json.write(Draft.document(document, sent, languages))).isEqualTo(Json.write(document));
        var asked = Draft.union(languages, List.of("ru"));
        var withMore = Draft.document(document, Draft.shown(document, asked), asked);
        assertThat(Json.write(withMore)).isEqualTo(Json.write(document));
    }
}
