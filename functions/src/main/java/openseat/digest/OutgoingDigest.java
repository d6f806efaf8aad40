package openseat.digest;

import java.util.function.Function;
import openseat.dynamodb.Key;
import openseat.dynamodb.Table;
import openseat.dynamodb.Update;
import openseat.mail.Mail;
import openseat.mail.Outbox;
import openseat.subscription.Subscription;

/// A digest under its lease.
///
/// @param settled the row, as read, once SES has taken the digest, or will never take it
record OutgoingDigest(Table table, Subscription subscription, Mail mail, Function<Subscription, Update> settled)
        implements Outbox.Outgoing {

    @Override
    public Key key() {
        return subscription.key();
    }

    @Override
    public int tries() {
        return subscription.tries();
    }

    /// Whoever chose another rhythm meanwhile gets the next one by that.
    @Override
    public void sent() {
        if (!table.update(settled.apply(subscription))) {
            table.get(key()).flatMap(Subscription::find).ifPresent(row -> table.update(settled.apply(row)));
        }
    }

    @Override
    public void rejected() {
        sent();
    }

    @Override
    public Update undoClaim(Update postponed) {
        return postponed;
    }
}
