package openseat.input;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// The network that an IP address belongs to: /24 for IPv4, /48 for IPv6, the blocks that a household or a site is
/// given.
public final class NetworkAddress {

    private NetworkAddress() {}

    /// The network's octets as hex digits; `unknown` if the text is no IP address.
    public static String of(String ipAddress) {
        try {
            var octets = InetAddress.ofLiteral(ipAddress).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(octets, octets.length == 4 ? 3 : 6));
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }
}
