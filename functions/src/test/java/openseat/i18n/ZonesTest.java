package openseat.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ZonesTest {

    @Test
    void everyCityOfTheDatabaseIsInItsArea() {
        var all = Zones.AREAS.stream().flatMap(area -> Zones.in(area).stream()).collect(Collectors.toSet());
        assertThat(all).allSatisfy(zone -> assertThat(Zones.of(zone.getId())).contains(zone));
        assertThat(ZoneId.getAvailableZoneIds().stream().filter(id -> Zones.AREAS.contains(id.split("/")[0])))
                .allSatisfy(id ->
                        assertThat(all.stream().map(zone -> last(zone.getId()))).contains(last(id)));
        assertThat(all).containsAll(Zones.OFFERED).hasSizeGreaterThan(400);
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

    @Test
    void nothingThatIsNoCityIsOffered() {
        assertThat(Stream.of("Etc", "US", "SystemV", "").filter(Zones.AREAS::contains))
                .isEmpty();
    }

    private static String last(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }
}
