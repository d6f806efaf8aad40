package openseat.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/// What registrations cost, in US dollars, by item: this design, or the naive one.
///
/// @param perThousand  a thousand registrations, by item
/// @param idle         a month without any
/// @param gigabyteSeconds of Lambda for one registration
record Cost(Map<String, Double> perThousand, double idle, double gigabyteSeconds) {

    static final String MAIL = "mail";
    static final String WRITES = "table, writes";
    static final String READS = "table, reads";
    static final String STORAGE = "table, storage and recovery";
    static final String HTTP = "HTTP API";
    static final String LAMBDA = "functions";
    static final String LOGS = "logs";
    static final String TRANSFER = "data out";

    /// An event that is open for a month and whose registrations are kept for another.
    static final int MONTHS = 2;

    private static final double MEMORY_GB = 0.5;
    /// A function of 512 MB has this share of a core: a whole one comes with 1,769 MB
    /// (https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html).
    private static final double CORE = 512.0 / 1769;

    /// What a call to the table takes there, and one to SES; assumed, since nothing here measures AWS.
    private static final double TRIP_MILLIS = 5;

    private static final double SES_MILLIS = 100;
    /// A batch with requests ends at a beat of a second: `SendMailFunction`.
    private static final double REQUEST_BATCH_MILLIS = 1000;

    /// Lambda writes START, END and REPORT for each run, and the API a line for each request.
    private static final double BYTES_OF_RUN = 300;

    private static final double BYTES_OF_REQUEST = 200;
    private static final double ROW_BYTES = 700;
    private static final double MINUTES = 60 * 24 * 30;
    private static final double QUARTERS = 4 * 24 * 30;
    /// Five functions with a snapshot, each kept by a run a day.
    private static final double SNAPSHOT_RUNS = 5 * 30;

    /// CPU that a warm run takes, in ms, on the machine that measured. A page is made anew, as on a quiet day.
    ///
    /// @param manage also stands for a letter and whatever else runs in the background: that is as much to render
    record Cpu(double register, double page, double manage, double naive) {}

    static Cost ofOpenseat(Life life, Map<String, Consumption> idle, Cpu cpu, Prices prices) {
        // Page and page after the request; request; link, button and page after it; then the mails.
        var web = 2 * cpu.page + cpu.register + 3 * cpu.manage;
        var background = (life.mails() - 1) * cpu.manage;
        var mailMillis = REQUEST_BATCH_MILLIS + (life.mails() - 1) * SES_MILLIS;
        var seconds = ((web + background) / CORE + life.trips() * TRIP_MILLIS + mailMillis) / 1000;
        // Reminders and deletion share the runs that upkeep makes anyway.
        var runs = life.requests() + 2;
        var perThousand = items(life, runs, seconds, life.readUnits(), life.writeUnits(), prices);
        var upkeep = idle.get("upkeep");
        var digest = idle.get("digest");
        var idleSeconds = (MINUTES * idleMillis(upkeep, cpu) + QUARTERS * idleMillis(digest, cpu)) / 1000;
        var idleRuns = MINUTES + QUARTERS + SNAPSHOT_RUNS;
        var idleCost = prices.runs(idleRuns, idleSeconds * MEMORY_GB)
                + prices.reads(MINUTES * upkeep.readUnits() + QUARTERS * digest.readUnits())
                + prices.logged(idleRuns * BYTES_OF_RUN);
        return new Cost(perThousand, idleCost, seconds * MEMORY_GB);
    }

    /// The naive design: the same pages and mails, a row put whole by the enhanced client, changed by the button
    /// and at each reminder, and deleted by DynamoDB's own TTL; each page and button reads the event and the row,
    /// and the mail is sent while its cause waits. It has no index, so it scans the whole table every hour for
    /// reminders and once a day for the digest.
    static Cost ofNaive(Life life, Cpu cpu, Prices prices) {
        var scans = MONTHS * (24 + 1) * 30.0;
        var reads = life.requests() * 2 * 0.5 + scans * ROW_BYTES / 4096 / 2;
        var writes = 1 + 1 + 2;
        var trips = life.requests() * 2 + writes;
        var cpuMillis = (life.requests() + life.mails()) * cpu.naive;
        var seconds = (cpuMillis / CORE + trips * TRIP_MILLIS + life.mails() * SES_MILLIS) / 1000;
        var idleRuns = MINUTES / 60 + 30;
        var perThousand = items(life, life.requests(), seconds, reads, writes, prices);
        var idle = prices.runs(idleRuns, idleRuns * 0.1 * MEMORY_GB) + prices.logged(idleRuns * BYTES_OF_RUN);
        return new Cost(perThousand, idle, seconds * MEMORY_GB);
    }

    /// A query costs no more than a registration, which is one call too.
    private static double idleMillis(Consumption run, Cpu cpu) {
        return run.calls() * (TRIP_MILLIS + cpu.register / CORE);
    }

    private static Map<String, Double> items(
            Life life, double runs, double seconds, double reads, double writes, Prices prices) {
        var items = new LinkedHashMap<String, Double>();
        items.put(MAIL, 1000 * prices.mails(life.mails(), life.attachedBytes()));
        items.put(WRITES, 1000 * prices.writes(writes));
        items.put(READS, 1000 * prices.reads(reads));
        items.put(STORAGE, 1000 * prices.stored(ROW_BYTES, MONTHS));
        items.put(HTTP, 1000 * prices.requests(life.requests()));
        items.put(LAMBDA, 1000 * prices.runs(runs, seconds * MEMORY_GB));
        items.put(LOGS, 1000 * prices.logged(runs * BYTES_OF_RUN + life.requests() * BYTES_OF_REQUEST));
        items.put(TRANSFER, 1000 * prices.sent(life.sentBytes()));
        return items;
    }

    /// Without what an event costs even if nobody comes.
    double thousand() {
        return perThousand.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// With the months that its event takes.
    double total(int registrations) {
        return thousand() * registrations / 1000 + MONTHS * idle;
    }
}
