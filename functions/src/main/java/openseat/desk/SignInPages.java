package openseat.desk;

import java.util.List;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.LinkKey;
import openseat.Salt;
import openseat.SaltedHash;
import openseat.access.Members;
import openseat.access.Sessions;
import openseat.access.SignIn;
import openseat.access.SignInWrites;
import openseat.form.FormError;
import openseat.form.FormFields;
import openseat.http.Request;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.input.EmailAddress;
import openseat.input.NetworkAddress;

/// Signing in: an address is typed, a letter with a link comes to whoever may work at the desk, and the button on the
/// link's page opens a session.
///
/// The answer to an address is the same for everybody, and so is the one write behind it. Who may work at the desk is
/// found out by the sender of the letter.
final class SignInPages {

    private final Environment environment;
    private final Members members;
    private final Sessions sessions;
    private final Salt networkSalt;

    SignInPages(Environment environment, Members members, Sessions sessions) {
        this.environment = environment;
        this.members = members;
        this.sessions = sessions;
        this.networkSalt = new Salt(environment, Keys.networkSalt());
    }

    /// The form, for a page of the desk that nobody sees without signing in.
    Response form(Request request, Language language) {
        var next = next(request).orElse("");
        return SignInView.form(200, language, request.path(), next, request.query("done"), FormFields.NONE, List.of());
    }

    /// The page that was asked for, with the place on it, if it is more than the first one.
    private static Optional<String> next(Request request) {
        var at = request.query("at").map(id -> "?at=" + id).orElse("");
        return Optional.of(request.path() + at)
                .filter(page -> !request.path().equals("/desk"))
                .filter(page -> DeskRoute.PAGE.matcher(page).matches());
    }

    /// Somebody typed their address.
    Response request(Request request, FormFields fields, Language language) {
        var next = fields.single("next")
                .filter(page -> DeskRoute.PAGE.matcher(page).matches());
        if (fields.isLanguageSwitch()) {
            return SignInView.form(200, language, "/desk", next.orElse(""), Optional.empty(), fields, List.of());
        }
        var typed = EmailAddress.read(fields.single("email").orElse(""));
        if (!(typed instanceof EmailAddress.Deliverable(var address))) {
            var errors = FormError.ofAddress("email", typed).stream().toList();
            return SignInView.form(422, language, "/desk", next.orElse(""), Optional.empty(), fields, errors);
        }
        var now = environment.clock().instant();
        environment
                .table()
                .update(SignInWrites.request(members.id(address), language, network(request), next.orElse(""), now));
        return Response.redirect(303, "/desk/check-mail?lang=" + language.tag());
    }

    Response checkMail(Language language) {
        return SignInView.checkMail(language);
    }

    /// The page of a link; empty if the link is none, or works no more.
    Optional<Response> link(String key, Language language) {
        return find(key).map(_ -> SignInView.link(language, key));
    }

    /// Its button was pressed.
    Optional<Response> begin(String key, Language language) {
        return find(key).flatMap(row -> {
            var session = LinkKey.random(row.id(), environment.random());
            var now = environment.clock().instant();
            var isFirst = environment.table().transactBlindly(SignInWrites.begin(row, session, now));
            return isFirst ? Optional.of(sessions.begin(welcome(row, language), session)) : Optional.empty();
        });
    }

    private static Response welcome(SignIn row, Language language) {
        var next = row.next().isEmpty() ? "/desk" : row.next();
        var at = next.indexOf("?at=");
        var to = at < 0
                ? next + "?lang=" + language.tag()
                : next + "&lang=" + language.tag() + "#" + next.substring(at + "?at=".length());
        return Response.redirect(303, to);
    }

    private Optional<SignIn> find(String text) {
        var now = environment.clock().instant();
        return LinkKey.read(text)
                .flatMap(key -> environment
                        .table()
                        .get(Keys.signIn(key.id()))
                        .map(SignIn::from)
                        .filter(row -> row.isOpenedBy(key, now)))
                .filter(row -> members.find(row.id()).isPresent());
    }

    private byte[] network(Request request) {
        return SaltedHash.of(networkSalt.bytes(), NetworkAddress.of(request.sourceIp()));
    }
}
