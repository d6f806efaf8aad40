package openseat.sending;

import java.time.Instant;
import openseat.access.SignIn;
import openseat.access.SignInWrites;
import openseat.dynamodb.Key;
import openseat.dynamodb.Table;
import openseat.dynamodb.Update;
import openseat.mail.Mail;
import openseat.mail.Outbox;

/// A letter with a link to sign in, under its lease.
record OutgoingSignIn(Table table, SignIn row, Mail mail, Instant lease) implements Outbox.Outgoing {

    @Override
    public Key key() {
        return row.key();
    }

    @Override
    public int tries() {
        return row.tries();
    }

    @Override
    public void sent() {
        table.update(SignInWrites.settle(row, lease));
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
