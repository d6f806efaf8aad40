package openseat.input;

import java.util.Optional;

/// Punycode (RFC 3492): writes a name in any script with the letters that DNS accepts.
final class Punycode {

    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 0x80;

    private Punycode() {}

    static String encode(String text) {
        var points = text.codePoints().toArray();
        var out = new StringBuilder();
        text.codePoints().filter(point -> point < INITIAL_N).forEach(out::appendCodePoint);
        var basic = out.length();
        if (basic > 0) {
            out.append('-');
        }
        var n = INITIAL_N;
        var delta = 0;
        var bias = INITIAL_BIAS;
        for (var done = basic; done < points.length; ) {
            var from = n;
            var next = text.codePoints().filter(point -> point >= from).min().orElseThrow();
            delta = Math.addExact(delta, Math.multiplyExact(next - n, done + 1));
            n = next;
            for (var point : points) {
                if (point < n) {
                    delta++;
                } else if (point == n) {
                    var q = delta;
                    for (var k = BASE; q >= threshold(k, bias); k += BASE) {
                        var t = threshold(k, bias);
                        out.append(digit(t + (q - t) % (BASE - t)));
                        q = (q - t) / (BASE - t);
                    }
                    out.append(digit(q));
                    bias = adapt(delta, done + 1, done == basic);
                    delta = 0;
                    done++;
                }
            }
            delta++;
            n++;
        }
        return out.toString();
    }

    /// Empty if it is not Punycode. Two spellings can decode to the same text, so the caller must encode it again
    /// to check.
    static Optional<String> decode(String code) {
        var dash = code.lastIndexOf('-');
        var out = new StringBuilder(dash > 0 ? code.substring(0, dash) : "");
        var n = INITIAL_N;
        var i = 0;
        var bias = INITIAL_BIAS;
        try {
            for (var at = dash + 1; at < code.length(); ) {
                var before = i;
                for (int k = BASE, weight = 1; ; k += BASE) {
                    var digit = at < code.length() && code.charAt(at) < INITIAL_N
                            ? Character.digit(code.charAt(at), BASE)
                            : -1;
                    if (digit < 0) {
                        return Optional.empty();
                    }
                    at++;
                    // RFC 3492 counts letters before digits, Java the other way round.
                    var value = digit < 10 ? digit + 26 : digit - 10;
                    i = Math.addExact(i, Math.multiplyExact(value, weight));
                    var t = threshold(k, bias);
                    if (value < t) {
                        break;
                    }
                    weight = Math.multiplyExact(weight, BASE - t);
                }
                var length = out.codePointCount(0, out.length()) + 1;
                bias = adapt(i - before, length, before == 0);
                n = Math.addExact(n, i / length);
                i %= length;
                out.insert(out.offsetByCodePoints(0, i++), Character.toString(n));
            }
        } catch (ArithmeticException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(out.toString());
    }

    private static int threshold(int k, int bias) {
        return Math.clamp((long) k - bias, T_MIN, T_MAX);
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int adapt(int delta, int length, boolean first) {
        var rest = first ? delta / DAMP : delta / 2;
        rest += rest / length;
        var k = 0;
        for (; rest > (BASE - T_MIN) * T_MAX / 2; k += BASE) {
            rest /= BASE - T_MIN;
        }
        return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
    }
}
