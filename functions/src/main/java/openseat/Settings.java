package openseat;

import java.net.URI;
import java.util.Map;
import openseat.input.HostName;

/// The environment variables that the template sets. They are read only in constructors, so that a missing one fails
/// at the start.
public record Settings(Map<String, String> values) {

    public Settings {
        values = Map.copyOf(values);
    }

    /// The value of a variable that the template must set.
    ///
    /// @throws IllegalStateException if it is missing or blank
    public String text(String name) {
        var value = values.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The environment variable " + name + " is not set; template.yaml sets it.");
        }
        return value.strip();
    }

    /// The value of a variable that the template must set, but may leave blank.
    public String textOrBlank(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("The environment variable " + name + " is not set; template.yaml sets it.");
        }
        return value.strip();
    }

    /// A scheme and a host, to which paths are appended.
    ///
    /// @throws IllegalStateException if it is missing or no such address
    public String origin(String name) {
        var value = text(name);
        try {
            var uri = URI.create(value);
            if (value.matches("https?://[^/?#]+") && uri.getHost() != null && HostName.isPossible(uri.getHost())) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            // thrown below, together with other addresses
        }
        throw new IllegalStateException("The environment variable " + name
                + " must be a scheme and a host, without a slash at the end, not " + value);
    }

    /// A whole number, 0 or more.
    ///
    /// @throws IllegalStateException if it is missing or not such a number
    public int number(String name) {
        var value = text(name);
        try {
            var number = Integer.parseInt(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // thrown below, together with negative numbers
        }
        throw new IllegalStateException(
                "The environment variable " + name + " must be a whole number, 0 or more, not " + value);
    }
}
