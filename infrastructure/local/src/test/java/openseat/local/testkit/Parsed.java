package openseat.local.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import biweekly.Biweekly;
import biweekly.util.ICalDate;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import openseat.http.Json;
import openseat.local.ses.SentMail;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Our output, parsed by other programs: pages, calendar files and mails.
public final class Parsed {

    private static final JSON ASCII = JSON.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .build();

    /// Not allowed in any line: control characters, separators, and directional overrides without an end.
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\u2028\u2029\u202A-\u202E\u2066\u2067]");

    private Parsed() {}

    /// JSON in ASCII, so that even an unpaired surrogate arrives.
    public static String json(Object value) {
        try {
            return ASCII.asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Parses a page and checks that all its links have one of our forms.
    public static Document page(String html) {
        var page = Jsoup.parse(html);
        for (var element : page.select("[href],[src],[action],[formaction]")) {
            for (var name : List.of("href", "src", "action", "formaction")) {
                assertThat(element.attr(name))
                        .as(element.outerHtml())
                        .matches("|https?://.*|/([^/\\\\].*)?|#.*|\\?.*|mailto:[^?&]*|data:,");
            }
        }
        assertThat(page.select("script")).as("data, and nothing that runs").allSatisfy(script -> {
            assertThat(script.attr("type")).isEqualTo("application/ld+json");
            assertThat(script.data()).doesNotContain("<", ">", "&");
            assertThat(Json.read(script.data())).isInstanceOf(Json.Value.class);
        });
        assertThat(html.replaceAll("[\n\r\t]", "")).doesNotContainPattern(UNSAFE);
        return page;
    }

    /// The structure of a page: every element with its attributes, every comment and every style, without the text
    /// and the data.
    public static List<String> skeleton(Document page) {
        var lines = new ArrayList<String>();
        page.traverse((node, depth) -> {
            switch (node) {
                case Element element -> lines.add(depth + " " + element.normalName() + names(element));
                case Comment _ -> lines.add(depth + " comment");
                case DataNode data when data.hasParent() && data.parent().nameIs("script") -> {}
                case DataNode data ->
                    lines.add(depth + " style " + data.getWholeData().hashCode());
                default -> {}
            }
        });
        return lines;
    }

    /// The names of all elements, and of the attributes on each.
    public static Set<String> kinds(Document page) {
        var kinds = new HashSet<String>();
        page.getAllElements().forEach(element -> {
            kinds.add(element.normalName());
            names(element).forEach(name -> kinds.add(element.normalName() + " " + name));
        });
        return kinds;
    }

    private static List<String> names(Element element) {
        return element.attributes().asList().stream()
                .map(Attribute::getKey)
                .sorted()
                .toList();
    }

    /// The exact texts of the elements.
    public static List<String> texts(Document page, String selector) {
        return page.select(selector).stream().map(Element::wholeText).toList();
    }

    /// The content of the only text area, without the line break after its start tag (HTML, section 4.1.2).
    public static String area(Document page) {
        return texts(page, "textarea").getFirst().replaceFirst("^\n", "");
    }

    /// The only event of a calendar file, parsed by two independent libraries.
    public static VEvent event(String file) {
        assertThat(file.replaceAll("\r\n[ \t]", "").split("\r\n"))
                .allSatisfy(
                        line -> assertThat(line)
                                .matches(
                                        "(BEGIN|END|VERSION|PRODID|METHOD|UID|DTSTAMP|SEQUENCE|DTSTART|DTEND|SUMMARY|DESCRIPTION|LOCATION|URL|STATUS|TRANSP)[:;].*"));
        assertThat(file.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        try {
            var calendar = new CalendarBuilder().build(new StringReader(file));
            assertThat(calendar.getComponentList().getAll()).hasSize(1);
            var event = (VEvent) calendar.getComponentList().getAll().getFirst();
            var others = Biweekly.parse(file).all();
            assertThat(others).hasSize(1);
            assertThat(others.getFirst().getEvents()).hasSize(1);
            var other = others.getFirst().getEvents().getFirst();
            assertThat(other.getSummary().getValue())
                    .isEqualTo(event.getSummary().getValue());
            assertSameTime(other.getDateStart().getValue(), event, Property.DTSTART);
            assertSameTime(other.getDateEnd().getValue(), event, Property.DTEND);
            return event;
        } catch (IOException | ParserException e) {
            return fail(file, e);
        }
    }

    private static void assertSameTime(ICalDate other, VEvent event, String name) {
        assertThat(other.getRawComponents().toString(other.hasTime(), false))
                .isEqualTo(event.<Property>getProperty(name).orElseThrow().getValue());
    }

    /// The subject after the mail has been written for SMTP (RFC 5322, RFC 2047) and parsed again.
    public static String subject(SentMail mail) {
        for (var line : List.of(
                mail.from(),
                mail.subject(),
                String.join(",", mail.to()),
                mail.headers().toString(),
                mail.tags().toString())) {
            assertThat(line).doesNotContainPattern(UNSAFE);
        }
        assertThat(mail.text().replace("\n", "")).doesNotContainPattern(UNSAFE);
        assertThat(mail.tags().values()).allMatch(value -> value.matches("[A-Za-z0-9_-]+"));
        try {
            var out = new MimeMessage((Session) null);
            out.setFrom(new InternetAddress(mail.from()));
            out.setRecipients(Message.RecipientType.TO, mail.to().getFirst());
            out.setSubject(mail.subject(), "UTF-8");
            out.setText(mail.text(), "UTF-8");
            for (var header : mail.headers().entrySet()) {
                out.setHeader(header.getKey(), header.getValue());
            }
            var bytes = new ByteArrayOutputStream();
            out.writeTo(bytes);
            assertThat(bytes.toString(StandardCharsets.ISO_8859_1))
                    .as("the headers are ASCII")
                    .matches("(?s)[\\p{ASCII}]*?\r\n\r\n.*");
            var in = new MimeMessage(null, new ByteArrayInputStream(bytes.toByteArray()));
            assertThat(Collections.list(in.getAllHeaders()).stream().map(Header::getName))
                    .doesNotHaveDuplicates()
                    .doesNotContain("Bcc", "Cc");
            assertThat(in.getAllRecipients()).hasSize(1);
            return in.getSubject();
        } catch (IOException | MessagingException e) {
            return fail("The mail cannot be written", e);
        }
    }
}
