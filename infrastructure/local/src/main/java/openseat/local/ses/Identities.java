package openseat.local.ses;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import openseat.local.template.Template;

/// The identities that SES has verified: those that the template's parameters name.
///
/// @param verified domains and addresses
/// @param sandbox whether recipients must be verified as well
public record Identities(Set<String> verified, boolean sandbox) {

    public static Identities of(Template template) {
        var verified = new LinkedHashSet<String>();
        verified.add(template.parameters().getOrDefault("SenderIdentity", ""));
        var sandbox = template.parameters().getOrDefault("SandboxRecipients", "");
        for (var arn : sandbox.split(",")) {
            verified.add(arn.substring(arn.indexOf('/') + 1));
        }
        verified.remove("");
        return new Identities(Set.copyOf(verified), !sandbox.isBlank());
    }

    /// The identity that stands for an address: itself, else its domain, else the nearest domain above it.
    Optional<String> standingFor(Address address) {
        if (verified.contains(address.bare())) {
            return Optional.of(address.bare());
        }
        for (var domain = address.domain(); domain.contains("."); domain = domain.substring(domain.indexOf('.') + 1)) {
            if (verified.contains(domain)) {
                return Optional.of(domain);
            }
        }
        return Optional.empty();
    }

    /// The ARN that IAM is asked about; an address that nothing stands for is asked about itself.
    String arn(Address address) {
        return arn("identity/" + standingFor(address).orElse(address.bare()));
    }

    static String arn(String resource) {
        return "arn:aws:ses:" + Template.REGION + ":" + Template.ACCOUNT + ":" + resource;
    }

    /// Those that nothing stands for.
    List<String> unverified(List<Address> addresses) {
        return addresses.stream().filter(a -> standingFor(a).isEmpty()).map(Address::bare).toList();
    }
}
