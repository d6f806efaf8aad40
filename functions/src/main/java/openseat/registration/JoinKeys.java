package openseat.registration;

import java.util.Optional;
import openseat.Keys;
import openseat.dynamodb.Table;
import openseat.event.PublishedEvent;
import openseat.event.Schedule;

/// The keys to join that letters and private pages give away: to whoever has a seat at an event that is, or may be,
/// online, once it has a date.
public final class JoinKeys {

    private final Table table;

    public JoinKeys(Table table) {
        this.table = table;
    }

    /// The key as the address of the link has it. The secret is read for nobody else.
    public Optional<String> find(Registration row, PublishedEvent published) {
        return Optional.of(row)
                .filter(own -> own.status() == Status.CONFIRMED
                        && published.isJoinable()
                        && published.event().schedule() instanceof Schedule.Confirmed)
                .flatMap(own -> secret(own.event()))
                .map(secret -> JoinKey.of(secret, row.event(), row.id()).text());
    }

    /// The event's secret; empty if there is no such event, or if it was published before there were secrets.
    public Optional<byte[]> secret(String event) {
        return table.get(Keys.joinSecret(event)).flatMap(item -> item.bytes("secret"));
    }

    /// The path of the link, after that of the event's page.
    public static String path(String key) {
        return "/join/" + key;
    }
}
