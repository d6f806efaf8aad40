package openseat.letter;

import java.time.Instant;
import openseat.Environment;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;
import openseat.event.PublishedEvent;
import openseat.mail.BounceRate;
import openseat.mail.Mail;
import openseat.mail.MailCounter;
import openseat.mail.Outbox;
import openseat.registration.Registration;
import openseat.transition.DeliveryWrites;

/// A letter under its lease, and what the row and the event's counters become once SES has answered.
///
/// @param claimedAt when the lease began
record OutgoingLetter(
        Environment environment,
        Registration row,
        PublishedEvent published,
        Mail mail,
        Instant claimedAt,
        Instant lease)
        implements Outbox.Outgoing {

    @Override
    public Key key() {
        return row.key();
    }

    @Override
    public int tries() {
        return row.delivery().tries();
    }

    @Override
    public void sent() {
        settle(MailCounter.SENT);
        new BounceRate(environment.table()).countSent(claimedAt);
    }

    @Override
    public void rejected() {
        settle(MailCounter.REJECTED);
    }

    @Override
    public Update undoClaim(Update postponed) {
        return DeliveryWrites.undoClaim(row, postponed);
    }

    /// Records the letter, with the totals. If something newer is true, or a request is not counted yet, the row
    /// stays pending.
    private void settle(MailCounter counter) {
        var now = environment.clock().instant();
        var counted = counter.add(row.event())
                .add(MailCounter.REQUESTED.attribute(), row.delivery().hasLetter() ? 0 : 1);
        if (environment
                .table()
                .transact(DeliveryWrites.settle(row, published, lease, now), counted)
                .isPresent()) {
            environment.table().transact(DeliveryWrites.settleAndKeepPending(row, published, lease, now), counted);
        }
    }
}
