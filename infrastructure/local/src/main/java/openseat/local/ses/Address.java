package openseat.local.ses;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address in a mail's From or To, with or without a display name.
record Address(String display, String local, String domain) {

    private static final Pattern NAMED = Pattern.compile("(?<display>[^<>]*?)\\s*<(?<bare>[^<>]+)>");
    private static final Pattern ATOMS =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern QUOTED = Pattern.compile("\"([ !#-\\[\\]-~]|\\\\[ -~])*\"");
    private static final Pattern DOMAIN = Pattern.compile(
            "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*");

    /// A valid address, or SES's error message.
    record Parsed(Optional<Address> address, String error) {}

    static Parsed parse(String text) {
        if (text.length() > 320 || text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            return invalid("Illegal address");
        }
        var named = NAMED.matcher(text.strip());
        var isNamed = named.matches();
        var display = isNamed ? named.group("display") : "";
        var bare = isNamed ? named.group("bare") : text.strip();
        if (!WORDS.matcher(display).matches() && !QUOTED.matcher(display).matches()) {
            return invalid("Display name contains illegal character");
        }
        var at = bare.lastIndexOf('@');
        if (at < 0) {
            return invalid("Missing final '@domain'");
        }
        var local = bare.substring(0, at);
        var domain = bare.substring(at + 1);
        if (local.isEmpty()
                || local.length() > 64
                || !ATOMS.matcher(local).matches() && !QUOTED.matcher(local).matches()) {
            return invalid("Local address contains control or whitespace, or a character that is not ASCII");
        }
        if (domain.length() > 255 || !DOMAIN.matcher(domain).matches()) {
            return invalid("Domain contains illegal character");
        }
        return new Parsed(Optional.of(new Address(display, local, domain.toLowerCase(Locale.ROOT))), "");
    }

    private static Parsed invalid(String error) {
        return new Parsed(Optional.empty(), error);
    }

    String bare() {
        return local + "@" + domain;
    }
}
