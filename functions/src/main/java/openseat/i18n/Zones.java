package openseat.i18n;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The time zones of the IANA database, each known by a city: which are valid, offered, and shown.
public final class Zones {

    /// Cities to choose from, one a time zone, from the first to see a new day to the last. A short list: six
    /// hundred zones are too many to choose from on a phone. (The zone of Suva is called Pacific/Fiji.)
    public static final List<ZoneId> OFFERED = zones(
            "Pacific/Auckland",
            "Pacific/Fiji",
            "Australia/Sydney",
            "Asia/Tokyo",
            "Asia/Seoul",
            "Asia/Manila",
            "Asia/Hong_Kong",
            "Asia/Shanghai",
            "Asia/Kuala_Lumpur",
            "Asia/Jakarta",
            "Asia/Bangkok",
            "Asia/Yangon",
            "Asia/Dhaka",
            "Asia/Kathmandu",
            "Asia/Colombo",
            "Asia/Kolkata",
            "Asia/Karachi",
            "Asia/Tashkent",
            "Asia/Kabul",
            "Asia/Dubai",
            "Europe/Moscow",
            "Asia/Riyadh",
            "Asia/Amman",
            "Asia/Beirut",
            "Europe/Istanbul",
            "Africa/Cairo",
            "Africa/Nairobi",
            "Africa/Johannesburg",
            "Africa/Lagos",
            "Africa/Tunis",
            "Africa/Casablanca",
            "Africa/Dakar",
            "Europe/Zurich",
            "Europe/Madrid",
            "Europe/London",
            "America/Sao_Paulo",
            "America/Bogota",
            "America/New_York",
            "America/Guatemala",
            "America/Mexico_City",
            "America/Los_Angeles");

    /// Those whose local time an event's page shows, so that most readers find one near them.
    public static final List<ZoneId> SHOWN = zones(
            "America/Mexico_City",
            "America/Bogota",
            "America/New_York",
            "Africa/Dakar",
            "Europe/Zurich",
            "Asia/Beirut",
            "Africa/Nairobi",
            "Asia/Kathmandu",
            "Asia/Jakarta",
            "Asia/Manila");

    /// The areas by which the IANA database groups its cities; each has too many for the short list.
    public static final List<String> AREAS = List.of(
            "Africa",
            "America",
            "Antarctica",
            "Arctic",
            "Asia",
            "Atlantic",
            "Australia",
            "Europe",
            "Indian",
            "Pacific");

    private Zones() {}

    /// The zone with this id. Empty for unknown ids, for offsets, which do not know when clocks change, and for
    /// Java's own `SystemV` zones, which nothing else knows.
    public static Optional<ZoneId> of(String id) {
        return ZoneId.getAvailableZoneIds().contains(id) && !id.startsWith("SystemV/")
                ? Optional.of(ZoneId.of(id))
                : Optional.empty();
    }

    /// Every zone of an area, sorted by city, each city once: of `America/Buenos_Aires` and
    /// `America/Argentina/Buenos_Aires` the longer id, because the shorter one is the database's old spelling.
    public static Collection<ZoneId> in(String area) {
        var cities = new TreeMap<String, ZoneId>();
        ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.startsWith(area + "/"))
                .sorted(Comparator.comparingInt(String::length))
                .forEach(id -> cities.put(id.substring(id.lastIndexOf('/') + 1), ZoneId.of(id)));
        return cities.values();
    }

    private static List<ZoneId> zones(String... ids) {
        return Stream.of(ids).map(ZoneId::of).toList();
    }
}
