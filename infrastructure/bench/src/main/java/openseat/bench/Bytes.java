package openseat.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import openseat.i18n.Language;
import openseat.local.dynamodb.ItemSize;
import openseat.local.ses.SentMail;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How large pages, mails, items and the artefact are.
final class Bytes implements Section {

    static final String NAME = "bytes";
    static final String SIZE = "bytes";

    private static final String ADDRESS = "%s@example.org";
    private final Path root;

    /// @param root of the repository
    Bytes(Path root) {
        this.root = root;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Scale scale, Results results) throws IOException {
        try (var stack = TestStack.open(Map.of("LettersPerNetwork", "1000", "MailPerSecond", "500"))) {
            for (var language : Language.all()) {
                var tag = language.tag();
                keep(results, "page, zipped, " + tag, wire(stack, "/events/" + TestStack.SAMPLE + "?lang=" + tag));
                var link = stack.takeSeat(
                        TestStack.SAMPLE, ADDRESS.formatted(tag), "lang", tag, "name", "عبد الرحمن بن يوسف");
                var mails = stack.mailsTo(ADDRESS.formatted(tag));
                keep(results, "private page, zipped, " + tag, wire(stack, link));
                keep(results, "mail to confirm, " + tag, size(mails.getFirst()));
                keep(results, "ticket, " + tag, size(mails.getLast()));
                keep(results, "digest, " + tag, digest(stack, tag));
            }
            stack.register(TestStack.SAMPLE, ADDRESS.formatted("largest"), Web.largestAnswers());
            items(stack, results);
        }
        var build = root.resolve(".aws-sam/build/RegisterFunction");
        if (Files.isDirectory(build)) {
            keep(results, "zip of a function", zip(build));
        }
        print(results);
    }

    private static void keep(Results results, String subject, long bytes) {
        results.add(NAME, subject, SIZE, (double) bytes);
    }

    private static int wire(TestStack stack, String address) {
        return Life.get(stack, address).body().length;
    }

    /// Its texts and files; the headers and the encoding of mail come on top.
    private static long size(SentMail mail) {
        return bytes(mail.subject())
                + bytes(mail.text())
                + bytes(mail.html())
                + mail.attachments().stream()
                        .mapToLong(file -> file.content().length())
                        .sum();
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long digest(TestStack stack, String tag) {
        var event = "digest-" + tag;
        var reader = "team-" + tag + "@example.org";
        stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"%s": "%s"}, "schedule": {"state": "to-be-confirmed"}},
                 "recipients": [{"email": "%s", "lang": "%s"}]}""".formatted(event, tag, event, reader, tag));
        stack.local.tick("DigestFunction");
        stack.press(DigestReader.linkIn(stack.mailTo(reader)), "confirm");
        stack.local.tick("DigestFunction");
        if (stack.mailsTo(reader).size() != 2) {
            throw new IllegalStateException("There is no digest in " + tag + ".");
        }
        return size(stack.mailTo(reader));
    }

    private static void items(TestStack stack, Results results) {
        for (var item : stack.items()) {
            var pk = item.get("pk").s();
            if (pk.startsWith("R#" + TestStack.SAMPLE)) {
                var address = item.get("address").s();
                if (address.startsWith("largest")) {
                    keep(results, "item of the largest request", size(item));
                } else if (address.startsWith("ar@")) {
                    keep(results, "item of a registration", size(item));
                }
            } else if (pk.equals("S#" + TestStack.SAMPLE)) {
                keep(results, "item " + item.get("sk").s() + " of seats", size(item));
            } else if (pk.equals("EVENTS") && item.get("sk").s().equals(TestStack.SAMPLE)) {
                keep(results, "item of the event", size(item));
            }
        }
    }

    private static int size(Map<String, AttributeValue> item) {
        var json = new LinkedHashMap<String, Object>();
        item.forEach((name, value) -> json.put(name, json(value)));
        return ItemSize.of(json);
    }

    /// As DynamoDB's API has it.
    private static Map<String, Object> json(AttributeValue value) {
        return switch (value.type()) {
            case S -> Map.of("S", value.s());
            case N -> Map.of("N", value.n());
            case B -> Map.of("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
            case SS -> Map.of("SS", value.ss());
            case NS -> Map.of("NS", value.ns());
            case L -> Map.of("L", value.l().stream().map(Bytes::json).toList());
            case M -> {
                var members = new LinkedHashMap<String, Object>();
                value.m().forEach((name, member) -> members.put(name, json(member)));
                yield Map.of("M", members);
            }
            default -> Map.of("BOOL", true);
        };
    }

    private static long zip(Path folder) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes);
                var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        return bytes.size();
    }

    static void print(Results results) {
        System.out.println("\nBytes");
        var languages = Language.all().stream().map(Language::tag).toList();
        System.out.printf(
                "%-30s%s%n",
                "", String.join("", languages.stream().map("%10s"::formatted).toList()));
        for (var what : List.of("page, zipped", "private page, zipped", "mail to confirm", "ticket", "digest")) {
            var line = new StringBuilder("%-30s".formatted(what));
            languages.forEach(tag -> line.append("%,10.0f"
                    .formatted(results.of(NAME, what + ", " + tag, SIZE).median())));
            System.out.println(line);
        }
        results.subjects(NAME).stream()
                .filter(subject -> subject.startsWith("item") || subject.startsWith("zip"))
                .forEach(subject -> System.out.printf(
                        "%-30s%,10.0f%n",
                        subject, results.of(NAME, subject, SIZE).median()));
    }
}
