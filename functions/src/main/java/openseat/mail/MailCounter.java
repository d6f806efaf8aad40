package openseat.mail;

import java.util.Locale;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Update;

/// A counter of an event's `MAIL` item: how often somebody requested a registration, and what became of the letters.
/// They only grow.
public enum MailCounter {
    /// Requests, whether the address was known or not: whoever reads the number must not learn that.
    REQUESTED,
    SENT,
    /// SES will never take them.
    REJECTED,
    BOUNCED,
    COMPLAINED;

    /// Its attribute.
    public String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Counts one.
    public Update add(String event) {
        return add(event, 1);
    }

    public Update add(String event, long number) {
        return count(Update.of(Keys.mail(event)), number);
    }

    /// Counts some in the same update as others.
    public Update count(Update update, long number) {
        return update.add(attribute(), number);
    }

    public long of(Item mail) {
        return mail.count(attribute());
    }
}
