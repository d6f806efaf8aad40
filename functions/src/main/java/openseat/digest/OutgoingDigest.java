package openseat.digest;

import openseat.dynamodb.Key;
import openseat.dynamodb.Table;
import openseat.dynamodb.Update;
import openseat.mail.Mail;
import openseat.mail.Outbox;
import openseat.subscription.Subscription;

/// A digest under its lease.
///
/// @param settled the row once SES has taken the digest, or will never take it
record OutgoingDigest(Table table, Subscription subscription, Mail mail, Update settled) implements Outbox.Outgoing {

    @Override
    public Key key() {
        return subscription.key();
    }

    @Override
    public int tries() {
        return subscription.tries();
    }

    @Override
    public void sent() {
        table.update(settled);
    }

    @Override
    public void rejected() {
        table.update(settled);
    }

    @Override
    public Update undoClaim(Update postponed) {
        return postponed;
    }
}
