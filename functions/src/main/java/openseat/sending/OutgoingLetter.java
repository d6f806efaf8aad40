package openseat.sending;

import java.time.Instant;
import openseat.Environment;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;
import openseat.event.PublishedEvent;
import openseat.mail.BounceRate;
import openseat.mail.Mail;
import openseat.mail.MailCounter;
import openseat.mail.Outbox;
import openseat.registration.Deadlines;
import openseat.registration.LastLetter;
import openseat.registration.Registration;
import openseat.transition.DeliveryWrites;
import openseat.transition.RegistrationWrites;

/// A letter under its lease, and what the row and the event's counters become once SES has answered.
///
/// @param claimedAt when the lease began
record OutgoingLetter(
        Environment environment,
        Registration row,
        PublishedEvent published,
        LetterDecision.Due due,
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
    public Update lookAt(Update held, Instant until) {
        return RegistrationWrites.due(held, Deadlines.waitingUntil(published, row, until));
    }

    @Override
    public Update undoClaim(Update postponed) {
        return DeliveryWrites.undoClaim(row, postponed);
    }

    /// Records the letter, and then, in a write of its own, counts it: if the process dies in between, the counter
    /// is one short. If something newer is true, or there is a newer request, the row stays pending.
    private void settle(MailCounter counter) {
        var now = environment.clock().instant();
        var letter = LastLetter.now(row, published, now);
        var told = new DeliveryWrites.Told(letter, due.request());
        var table = environment.table();
        if (!table.update(DeliveryWrites.settle(row, published, told, lease))) {
            table.update(DeliveryWrites.settleAndKeepPending(row, published, told, lease, now));
        }
        table.update(MailCounter.REQUESTED.count(
                counter.add(row.event()), row.requests().uncounted()));
    }
}
