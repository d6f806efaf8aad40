package openseat.mail;

import java.time.Duration;
import openseat.table.Clients;
import openseat.table.Settings;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// The way to SES.
public final class Post {

    private final SesV2Client client;

    public Post(SesV2Client client, Settings settings) {
        this.client = client;
    }

    /// SES in the cloud; the SDK does not retry, because it would send again after a timeout.
    public static Post fromEnvironment(Settings settings) {
        var client = Clients.prepare(SesV2Client.builder(), Duration.ofSeconds(10))
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build();
        return new Post(client, settings);
    }
}
