package openseat.transition;

import java.time.Instant;
import openseat.dynamodb.Update;
import openseat.event.PublishedEvent;
import openseat.registration.Deadlines;
import openseat.registration.Registration;

/// The writes of a registration's row that concern what is sent to many: announcements, reminders, and whether its
/// holder wants them.
public final class MessageWrites {

    private MessageWrites() {}

    /// An announcement reaches the row, once: its letter is pending.
    public static Update announce(Registration row, long number, Instant now) {
        return DeliveryWrites.pendingNews(row, now)
                .addNumber("announcements", number)
                .set("announced", number);
    }

    /// A reminder is due.
    public static Update remind(Registration row, Instant now) {
        return DeliveryWrites.pendingNews(row, now);
    }

    /// A mailbox says that its owner wants no reminders and no optional announcements any more. No act of theirs:
    /// whatever bounces and complaints did stays.
    static Update unsubscribe(Registration row) {
        return RegistrationWrites.changing(row).set("stopped", true).add("version", 1);
    }

    /// The holder says so.
    static Update stop(Registration row) {
        return unsubscribe(row).remove("bounced", "complaints");
    }

    /// The holder wants them again: the next reminder may be due earlier than anything else.
    static Update resume(Registration row, PublishedEvent published, Instant now) {
        var update = RegistrationWrites.changing(row)
                .remove("stopped", "bounced", "complaints")
                .add("version", 1);
        return row.delivery().pending()
                ? update
                : RegistrationWrites.due(
                        update,
                        Deadlines.next(
                                published, row.wantingMessages(), row.moments().expires(), now));
    }
}
