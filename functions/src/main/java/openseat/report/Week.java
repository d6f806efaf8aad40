package openseat.report;

import java.time.LocalDate;

/// How many registrations were confirmed in a week, as the digests of one recipient counted them.
public record Week(LocalDate monday, long confirmed) {}
