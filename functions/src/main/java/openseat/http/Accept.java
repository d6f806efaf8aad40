package openseat.http;

import java.util.Locale;

/// Reads what a client accepts, with the weights of RFC 9110, section 12.5.
final class Accept {

    private Accept() {}

    /// Whether the header gives `wanted` more weight than `other`. A tie, or no header, is no preference.
    static boolean prefers(String header, String wanted, String other) {
        return weight(header, wanted) > weight(header, other);
    }

    /// Whether the coding may be used: named, or covered by `*`, with a weight above 0.
    static boolean allowsCoding(String header, String coding) {
        return weight(header, coding) > 0;
    }

    /// The weight, from 0 to 1, of the most specific range that covers the name.
    private static double weight(String header, String name) {
        var best = -1;
        var weight = 0.0;
        for (var part : header.split(",")) {
            var pieces = part.split(";", -1);
            var range = pieces[0].strip().toLowerCase(Locale.ROOT);
            var specific = specificity(range, name);
            if (specific > best) {
                best = specific;
                weight = quality(pieces);
            }
        }
        return weight;
    }

    private static int specificity(String range, String name) {
        if (range.equals(name)) {
            return 2;
        }
        var slash = name.indexOf('/');
        if (slash > 0 && range.equals(name.substring(0, slash) + "/*")) {
            return 1;
        }
        return range.equals("*/*") || range.equals("*") ? 0 : -1;
    }

    private static double quality(String[] pieces) {
        for (var i = 1; i < pieces.length; i++) {
            var piece = pieces[i].strip().toLowerCase(Locale.ROOT);
            if (piece.startsWith("q=")) {
                try {
                    return Math.clamp(Double.parseDouble(piece.substring(2)), 0.0, 1.0);
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
