package openseat.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/// The body of a response. How it is sent is computed once, so that a page which many open is zipped once.
final class Body {

    static final Body NONE = new Body(new byte[0]);

    private final byte[] bytes;
    private volatile Body zipped;
    private volatile String base64;

    Body(byte[] bytes) {
        this.bytes = bytes;
    }

    static Body of(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return bytes;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    Body zipped() {
        if (zipped == null) {
            zipped = new Body(zip(bytes));
        }
        return zipped;
    }

    String base64() {
        if (base64 == null) {
            base64 = Base64.getEncoder().encodeToString(bytes);
        }
        return base64;
    }

    private static byte[] zip(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 2);
        try (var gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(9);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
