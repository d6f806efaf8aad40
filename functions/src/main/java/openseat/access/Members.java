package openseat.access;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import openseat.Environment;
import openseat.Keys;
import openseat.Salt;
import openseat.SaltedHash;
import openseat.dynamodb.Key;
import openseat.input.EmailAddress;

/// Who may work at the desk: the organizers whom the variable ORGANIZERS names, separated by commas, and the editors of
/// single events, whom the table names. Without organizers there is no desk.
public final class Members {

    private static final int PAGE = 100;

    private final Environment environment;
    private final List<EmailAddress> organizers;

    private final Salt salt;

    /// @throws IllegalStateException if an organizer's address is not valid
    public Members(Environment environment) {
        this.environment = environment;
        this.salt = new Salt(environment, Keys.deskSalt());
        this.organizers = Stream.of(
                        environment.settings().textOrBlank("ORGANIZERS").split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(Members::address)
                .toList();
    }

    private static EmailAddress address(String text) {
        return switch (EmailAddress.read(text)) {
            case EmailAddress.Deliverable(var address) -> address;
            case EmailAddress.Malformed _, EmailAddress.NotWritable _, EmailAddress.TooLong _ ->
                throw new IllegalStateException("The parameter Organizers has an address that is not valid.");
        };
    }

    /// Whether there is a desk.
    public boolean isDeskOpen() {
        return !organizers.isEmpty();
    }

    /// By what the table knows somebody with this address.
    public String id(EmailAddress address) {
        return SaltedHash.hex(salt.bytes(), address.canonical());
    }

    /// Whether mail to this address may lead to the event's form at the desk.
    public boolean mayEdit(String address, String event) {
        if (!isDeskOpen() || !(EmailAddress.read(address) instanceof EmailAddress.Deliverable(var read))) {
            return false;
        }
        return organizers.stream().anyMatch(organizer -> organizer.canonical().equals(read.canonical()))
                || salt.find()
                        .map(bytes -> Keys.editor(SaltedHash.hex(bytes, read.canonical()), event))
                        .flatMap(environment.table()::get)
                        .isPresent();
    }

    /// Empty for everybody who may not work at the desk.
    public Optional<Member> find(String id) {
        if (!isDeskOpen()) {
            return Optional.empty();
        }
        var organizer =
                organizers.stream().filter(address -> id(address).equals(id)).findFirst();
        return organizer
                .map(address -> new Member(id, address.toString(), true, Set.of(), Instant.EPOCH))
                .or(() -> editor(id));
    }

    private Optional<Member> editor(String id) {
        var events = new HashSet<String>();
        Optional<String> address = Optional.empty();
        var since = Instant.MAX;
        Optional<Key> from = Optional.empty();
        do {
            var page = environment.table().query(Keys.desk(id), from, PAGE);
            for (var item : page.items()) {
                var event = Keys.eventOfEditor(item.key());
                if (event.isPresent()) {
                    events.add(event.get());
                    address = Optional.of(item.text("address"));
                    var added = item.instant("since").orElseThrow();
                    since = added.isBefore(since) ? added : since;
                }
            }
            from = page.next();
        } while (from.isPresent());
        return address.isPresent()
                ? Optional.of(new Member(id, address.get(), false, events, since))
                : Optional.empty();
    }
}
