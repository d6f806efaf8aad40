package openseat.editing;

import static org.assertj.core.api.Assertions.assertThat;

import openseat.document.EventDocument;
import openseat.event.Schedule;
import openseat.http.Json;
import openseat.i18n.DateTimes;
import openseat.i18n.Language;
import openseat.i18n.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfirmPageTest {

    private static final String OLD =
            "'state':'confirmed','start':'2026-12-18T13:15','end':'2026-12-18T14:15','zone':'Africa/Nairobi'";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'state':'cancelled' | Friday, 18 December 2026, from 13:15 to 14:15 (Nairobi)",
                "'state':'to-be-confirmed' | Friday, 18 December 2026, from 13:15 to 14:15 (Nairobi)",
                OLD + " | -",
            })
    void theDateBeforeIsSaidWhereItMoved(String now, String said) {
        var before = ConfirmPage.before(
                schedule(OLD), schedule(now), Words.in(Language.DEFAULT), DateTimes.in(Language.DEFAULT));
        assertThat(before.orElse("-")).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'state':'to-be-confirmed','window':{'from':'2026-05-04','to':'2026-05-08'} | -",
                OLD + " | Monday, 4 May 2026 to Friday, 8 May 2026",
            })
    void possibleDaysBeforeAreSaid(String now, String said) {
        var old = schedule("'state':'to-be-confirmed','window':{'from':'2026-05-04','to':'2026-05-08'}");
        var before = ConfirmPage.before(old, schedule(now), Words.in(Language.DEFAULT), DateTimes.in(Language.DEFAULT));
        assertThat(before.orElse("-")).isEqualTo(said);
    }

    private static Schedule schedule(String members) {
        var json = "{'id':'a','title':{'en':'One'},'schedule':{%s}}"
                .formatted(members)
                .replace('\'', '"');
        return ((EventDocument.Valid) EventDocument.read(Json.readOwn(json)))
                .event()
                .schedule();
    }
}
