package openseat.local.ses;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import openseat.local.template.Template;

/// The identities that SES has verified: those in the template's parameters.
///
/// @param verified domains and addresses
/// @param sandbox whether recipients must be verified too
record Identities(Set<String> verified, boolean sandbox) {

    static Identities of(Template template) {
        var verified = new LinkedHashSet<String>();
        verified.add(template.parameters().getOrDefault("SenderIdentity", ""));
        var sandbox = template.parameters().getOrDefault("SandboxRecipients", "");
        for (var arn : sandbox.split(",")) {
            verified.add(arn.substring(arn.indexOf('/') + 1));
        }
        verified.remove("");
        return new Identities(Set.copyOf(verified), !sandbox.isBlank());
    }

    /// The verified identity of an address: the address itself, or its domain, or the nearest parent domain.
    Optional<String> identityOf(Address address) {
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

    /// The ARN for IAM; an unverified address is its own resource.
    String arn(Address address) {
        return Template.arn("ses", "identity/" + identityOf(address).orElse(address.bare()));
    }

    /// Those without a verified identity.
    List<String> unverified(List<Address> addresses) {
        return addresses.stream()
                .filter(a -> identityOf(a).isEmpty())
                .map(Address::bare)
                .toList();
    }
}
