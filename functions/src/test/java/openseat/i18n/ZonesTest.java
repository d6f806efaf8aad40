package openseat.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZonesTest {

    @Test
    void everyCityOfTheDatabaseIsInItsArea() {
        var all = Zones.AREAS.stream().flatMap(area -> Zones.in(area).stream()).collect(Collectors.toSet());
        assertThat(all).allSatisfy(zone -> assertThat(Zones.of(zone.getId())).contains(zone));
        assertThat(ZoneId.getAvailableZoneIds().stream().filter(id -> Zones.AREAS.contains(id.split("/")[0])))
                .allSatisfy(id -> assertThat(all.stream().map(zone -> last(zone.getId())))
                        .contains(last(Zones.current(ZoneId.of(id)).getId())));
        assertThat(all).containsAll(Zones.offered()).hasSizeGreaterThan(400);
    }

    @Test
    void aCityIsOfferedOnceByTheDatabasesOwnSpelling() {
        var america = new ArrayList<>(Zones.in("America"));
        assertThat(america)
                .contains(ZoneId.of("America/Argentina/Buenos_Aires"))
                .doesNotContain(ZoneId.of("America/Buenos_Aires"));
        assertThat(america.stream().map(zone -> last(zone.getId())))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Katmandu, Asia/Kathmandu",
        "Asia/Calcutta, Asia/Kolkata",
        "Europe/Kiev, Europe/Kyiv",
        "Atlantic/Faeroe, Atlantic/Faroe",
        "Australia/ACT, Australia/Canberra",
        "America/Buenos_Aires, America/Argentina/Buenos_Aires",
    })
    void aCityIsOfferedByItsPresentSpellingOnly(String old, String present) {
        assertThat(Zones.current(ZoneId.of(old))).isEqualTo(ZoneId.of(present));
        assertThat(Zones.current(ZoneId.of(present))).isEqualTo(ZoneId.of(present));
        assertThat(Zones.in(present.substring(0, present.indexOf('/'))))
                .contains(ZoneId.of(present))
                .doesNotContain(ZoneId.of(old));
    }

    @Test
    void anOtherSpellingIsTheSameTime() {
        for (var id : ZoneId.getAvailableZoneIds()) {
            var zone = ZoneId.of(id);
            assertThat(Zones.current(zone).getRules()).as(id).isEqualTo(zone.getRules());
            assertThat(Zones.current(Zones.current(zone))).as(id).isEqualTo(Zones.current(zone));
        }
    }

    @Test
    void everyListNamesACityOnce() {
        for (var language : Language.all()) {
            var dateTimes = DateTimes.in(language);
            assertThat(Zones.offered().stream().map(dateTimes::city)).doesNotHaveDuplicates();
            for (var area : Zones.AREAS) {
                assertThat(Zones.in(area).stream().map(dateTimes::city)).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void nothingThatIsNoCityIsOffered() {
        assertThat(Stream.of("Etc", "US", "SystemV", "").filter(Zones.AREAS::contains))
                .isEmpty();
    }

    private static String last(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }
}
