package openseat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// The list prices in `infrastructure/bench/prices.properties`, in US dollars.
final class Prices {

    private static final double MILLION = 1e6;
    private static final double GIGABYTE = 1e9;

    private final Properties prices = new Properties();

    /// @param root of the repository
    static Prices read(Path root) throws IOException {
        var prices = new Prices();
        try (var in = Files.newBufferedReader(root.resolve("infrastructure/bench/prices.properties"))) {
            prices.prices.load(in);
        }
        return prices;
    }

    String text(String name) {
        var text = prices.getProperty(name);
        if (text == null) {
            throw new IllegalArgumentException("There is no price " + name + ".");
        }
        return text;
    }

    double of(String name) {
        return Double.parseDouble(text(name));
    }

    double mails(double mails, double attachedBytes) {
        return mails / 1000 * of("ses.mails.per.thousand") + attachedBytes / GIGABYTE * of("ses.attachments.gb");
    }

    double writes(double units) {
        return units / MILLION * of("dynamodb.write.units.per.million");
    }

    double reads(double units) {
        return units / MILLION * of("dynamodb.read.units.per.million");
    }

    /// With its copy for point-in-time recovery.
    double stored(double bytes, double months) {
        return bytes / GIGABYTE * months * (of("dynamodb.storage.gb.month") + of("dynamodb.recovery.gb.month"));
    }

    double requests(double requests) {
        return requests / MILLION * of("http.api.per.million");
    }

    double runs(double runs, double gigabyteSeconds) {
        return runs / MILLION * of("lambda.requests.per.million") + gigabyteSeconds * of("lambda.gb.second");
    }

    double logged(double bytes) {
        return bytes / GIGABYTE * of("logs.gb");
    }

    double sent(double bytes) {
        return bytes / GIGABYTE * of("transfer.out.gb");
    }
}
