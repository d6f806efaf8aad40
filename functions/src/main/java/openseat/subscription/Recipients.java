package openseat.subscription;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.dynamodb.Table;
import openseat.subscription.Subscription.Status;
import openseat.subscription.SubscriptionWrites.Published;

/// Who is on an event's published list of recipients of the digest. The secrets that open their pages are not read, so
/// that whoever publishes need not be able to.
public final class Recipients {

    /// The only attributes that are read, and that the policies of those who read them allow.
    public static final List<String> ATTRIBUTES =
            List.of("pk", "sk", "address", "status", "language", "zone", "role", "rhythm", "chosen", "bounced");

    private static final int PAGE = 100;

    private final Table table;

    public Recipients(Table table) {
        this.table = table;
    }

    /// One of them.
    ///
    /// @param published as the list says it
    /// @param chosen    when they get it, as they have chosen themselves, which counts instead
    /// @param bounced   whether mail does not reach them
    public record Listed(Key key, Published published, Optional<Rhythm> chosen, Status status, boolean bounced) {

        private static Listed from(Item row) {
            return new Listed(
                    row.key(),
                    new Published(
                            row.text("address"),
                            row.text("language"),
                            ZoneId.of(row.text("zone")),
                            Role.of(row.text("role")).orElseThrow(),
                            Rhythm.from(row.map("rhythm").orElseThrow())),
                    row.map("chosen").map(Rhythm::from),
                    Status.of(row.text("status")),
                    row.flag("bounced"));
        }

        public String id() {
            return key.sk();
        }

        /// When they get it.
        public Rhythm rhythm() {
            return chosen.orElse(published.rhythm());
        }
    }

    /// By the hashes of their addresses.
    public List<Listed> find(String event) {
        var listed = new ArrayList<Listed>();
        Optional<Key> from = Optional.empty();
        do {
            var page = table.query(Keys.recipients(event), from, PAGE, ATTRIBUTES);
            page.items().stream()
                    .filter(item -> item.has("address"))
                    .map(Listed::from)
                    .forEach(listed::add);
            from = page.next();
        } while (from.isPresent());
        return listed;
    }
}
