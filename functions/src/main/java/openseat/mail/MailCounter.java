package openseat.mail;

import java.util.Locale;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Update;

/// A counter of an event's `MAIL` item: how many registrations were requested, and what became of the letters. They
/// only grow.
public enum MailCounter {
    /// Registrations whose first letter was sent or rejected.
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
        return Update.of(Keys.mail(event)).add(attribute(), 1);
    }

    public long of(Item mail) {
        return mail.count(attribute());
    }
}
