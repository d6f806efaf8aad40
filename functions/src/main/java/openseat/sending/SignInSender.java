package openseat.sending;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import openseat.Environment;
import openseat.LinkKey;
import openseat.access.Member;
import openseat.access.Members;
import openseat.access.SignIn;
import openseat.access.SignInWrites;
import openseat.dynamodb.Key;
import openseat.mail.Outbox;
import openseat.mail.Quota;
import openseat.mail.Sender;
import openseat.mail.SesMailer;

/// Sends the letter by which somebody signs in at the desk, if they may work there.
///
/// A wish beyond a limit is dropped, not held: a link that comes hours later helps nobody. The limits are those of an
/// address and a network together, and what is dropped is not counted: whoever knows the address of a team must not be
/// able to lock it out from elsewhere.
public final class SignInSender {

    private final Environment environment;
    private final Members members;
    private final Quota quota;
    private final Outbox outbox;
    private final Sender sender;
    private final String publicUrl;

    public SignInSender(Environment environment, SesMailer mailer) {
        this.environment = environment;
        this.members = new Members(environment);
        this.quota = new Quota(environment);
        this.outbox = new Outbox(environment, mailer);
        this.sender = Sender.of(environment.settings());
        this.publicUrl = environment.settings().origin("PUBLIC_URL");
    }

    /// Sends the letter of this row, if one is needed and allowed.
    ///
    /// @param pace waits until SES may be called
    public Outbox.Outcome send(Key key, Runnable pace, Consumer<String> log) {
        var now = environment.clock().instant();
        var found = environment.table().get(key).map(SignIn::from).filter(SignIn::pending);
        if (found.isEmpty()) {
            return Outbox.Outcome.NOTHING_TO_SEND;
        }
        var row = found.get();
        var member = members.find(row.id()).filter(_ -> !row.isTooOld(now) && isWithinLimits(row, now));
        if (member.isEmpty()) {
            environment.table().update(SignInWrites.drop(row, now));
            return Outbox.Outcome.NOTHING_TO_SEND;
        }
        pace.run();
        return send(row, member.get(), now, log);
    }

    private Outbox.Outcome send(SignIn row, Member member, Instant now, Consumer<String> log) {
        var link = LinkKey.random(row.id(), environment.random());
        var page = URI.create(publicUrl + "/desk/sign-in/" + link.text());
        var mail = SignInMail.compose(row.id(), member.address(), row.language(), page, sender);
        return outbox.deliver(
                SignInWrites.claim(row, link, now),
                now,
                lease -> Optional.of(new OutgoingSignIn(environment.table(), row, mail, lease)),
                log);
    }

    /// A letter that SES has not taken yet was counted before.
    private boolean isWithinLimits(SignIn row, Instant now) {
        return row.counted() || row.networks().stream().anyMatch(network -> quota.allowsSignIn(row.id(), network, now));
    }
}
