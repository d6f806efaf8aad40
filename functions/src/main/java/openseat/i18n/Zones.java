package openseat.i18n;

import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The time zones of the IANA database, each known by a city: which are valid, offered, and shown.
public final class Zones {

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

    /// Cities to choose from, one a time zone, from the first to see a new day to the last. A short list: six
    /// hundred zones are too many to choose from on a phone. (The zone of Suva is called Pacific/Fiji.)
    public static List<ZoneId> offered() {
        return Loaded.OFFERED;
    }

    /// Those whose local time an event's page shows, so that most readers find one near them.
    public static List<ZoneId> shown() {
        return Loaded.SHOWN;
    }

    /// The zone of the same city by its present id: itself, unless it is an old spelling.
    public static ZoneId current(ZoneId zone) {
        return Loaded.CURRENT.getOrDefault(zone.getId(), zone);
    }

    /// The zone with this id. Empty for unknown ids, for offsets, which do not know when clocks change, and for
    /// Java's own `SystemV` zones, which nothing else knows.
    public static Optional<ZoneId> of(String id) {
        return ZoneRulesProvider.getAvailableZoneIds().contains(id) && !id.startsWith("SystemV/")
                ? Optional.of(ZoneId.of(id))
                : Optional.empty();
    }

    /// Every zone of an area, sorted by city, each city once and by its present id.
    public static Collection<ZoneId> in(String area) {
        var cities = new TreeMap<String, ZoneId>();
        ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.startsWith(area + "/"))
                .map(ZoneId::of)
                .filter(zone ->
                        current(zone).equals(zone) || !current(zone).getId().startsWith(area + "/"))
                .forEach(zone -> cities.put(zone.getId().substring(zone.getId().lastIndexOf('/') + 1), zone));
        return cities.values();
    }

    /// What only pages need: to load the rules of so many zones would slow the first registration down.
    private static final class Loaded {

        static final List<ZoneId> OFFERED = zones(
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

        static final List<ZoneId> SHOWN = zones(
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

        /// Old spellings of a city, of which the database keeps the name, and the present ones. The Australian
        /// states are old names of their capitals.
        private static final Map<String, String> RESPELT = Map.ofEntries(
                Map.entry("Africa/Asmera", "Africa/Asmara"),
                Map.entry("America/Godthab", "America/Nuuk"),
                Map.entry("America/Knox_IN", "America/Indiana/Knox"),
                Map.entry("Asia/Ashkhabad", "Asia/Ashgabat"),
                Map.entry("Asia/Calcutta", "Asia/Kolkata"),
                Map.entry("Asia/Chungking", "Asia/Chongqing"),
                Map.entry("Asia/Dacca", "Asia/Dhaka"),
                Map.entry("Asia/Istanbul", "Europe/Istanbul"),
                Map.entry("Asia/Katmandu", "Asia/Kathmandu"),
                Map.entry("Asia/Macao", "Asia/Macau"),
                Map.entry("Asia/Rangoon", "Asia/Yangon"),
                Map.entry("Asia/Saigon", "Asia/Ho_Chi_Minh"),
                Map.entry("Asia/Thimbu", "Asia/Thimphu"),
                Map.entry("Asia/Ujung_Pandang", "Asia/Makassar"),
                Map.entry("Asia/Ulan_Bator", "Asia/Ulaanbaatar"),
                Map.entry("Atlantic/Faeroe", "Atlantic/Faroe"),
                Map.entry("Australia/ACT", "Australia/Canberra"),
                Map.entry("Australia/LHI", "Australia/Lord_Howe"),
                Map.entry("Australia/NSW", "Australia/Sydney"),
                Map.entry("Australia/North", "Australia/Darwin"),
                Map.entry("Australia/Queensland", "Australia/Brisbane"),
                Map.entry("Australia/South", "Australia/Adelaide"),
                Map.entry("Australia/Tasmania", "Australia/Hobart"),
                Map.entry("Australia/Victoria", "Australia/Melbourne"),
                Map.entry("Australia/West", "Australia/Perth"),
                Map.entry("Australia/Yancowinna", "Australia/Broken_Hill"),
                Map.entry("Europe/Kiev", "Europe/Kyiv"),
                Map.entry("Europe/Nicosia", "Asia/Nicosia"),
                Map.entry("Pacific/Enderbury", "Pacific/Kanton"),
                Map.entry("Pacific/Ponape", "Pacific/Pohnpei"),
                Map.entry("Pacific/Samoa", "Pacific/Pago_Pago"),
                Map.entry("Pacific/Truk", "Pacific/Chuuk"));

        static final Map<String, ZoneId> CURRENT = current();

        /// Besides those that are respelt: of `America/Buenos_Aires` and `America/Argentina/Buenos_Aires`, the
        /// shorter id is the old one.
        private static Map<String, ZoneId> current() {
            var current = new HashMap<String, ZoneId>();
            RESPELT.forEach((old, id) -> current.put(old, ZoneId.of(id)));
            var known = ZoneId.getAvailableZoneIds();
            known.forEach(id -> {
                var parts = id.split("/");
                var shorter = parts[0] + "/" + parts[parts.length - 1];
                if (parts.length == 3 && known.contains(shorter)) {
                    current.put(shorter, ZoneId.of(id));
                }
            });
            return Map.copyOf(current);
        }

        private static List<ZoneId> zones(String... ids) {
            return Stream.of(ids).map(ZoneId::of).toList();
        }
    }
}
