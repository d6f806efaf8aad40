package openseat.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import openseat.local.iam.Policy;
import openseat.local.testkit.RepositoryTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Intrinsic functions, and the rejection of everything that the reader does not support.
class TemplateReaderTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '=', textBlock = """
            !Ref A                                        = a
            !Sub "${A}-${T.Arn}-${!kept}"                 = a-arn-${kept}
            !Sub ["${X}/${A}", {X: !Ref A}]               = a/a
            !GetAtt T.Arn                                 = arn
            !Join ["-", [!Ref A, b]]                      = a-b
            !Select [1, !Split [",", "x,y"]]              = y
            !If [Yes, !Ref A, !Ref Unknown]               = a
            !If [No, !Ref Unknown, b]                     = b
            !If [Both, x, y]                              = y
            !If [Either, x, y]                            = x
            """)
    void intrinsicFunctionsAreEvaluated(String yaml, String value) {
        assertThat(resolved("V: " + yaml)).isEqualTo(Map.of("V", value));
    }

    @Test
    void noValueIsRemoved() {
        assertThat(resolved("V: [!If [No, x, !Ref AWS::NoValue], y]\nW: !Ref AWS::NoValue"))
                .isEqualTo(Map.of("V", List.of("y")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            !Ref Nobody                        = Nobody
            !GetAtt T.Colour                   = T.Colour
            !Sub "${Nobody}"                   = Nobody
            !If [Maybe, a, b]                  = Maybe
            !Select [2, [a, b]]                = 2
            !Base64 x                          = !Base64
            !Join ["-"]                        = list of 2
            """)
    void unknownNamesAreRejected(String yaml, String named) {
        assertThatThrownBy(() -> resolved("V: " + yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @Test
    void aManagedPolicyIsGrantedToThoseWhoReferToIt() {
        var template = Template.read(
                Path.of("src/test/resources/small.yaml"),
                Map.of(
                        "Sender",
                        "events@example.org",
                        "SenderIdentity",
                        "example.org",
                        "PostalLine",
                        "",
                        "MailPerSecond",
                        "1",
                        "PublicUrl",
                        "http://127.0.0.1:3000"));
        var ses = "arn:aws:ses:eu-central-1:123456789012:";
        assertThat(template.functions().get("OwnMailFunction").statements())
                .containsExactly(new Policy.Statement(
                        "Allow",
                        List.of("ses:SendEmail", "ses:SendRawEmail"),
                        List.of(ses + "identity/example.org", ses + "configuration-set/openseat-Letters"),
                        Map.of("StringEquals", Map.of("ses:FromAddress", List.of("events@example.org")))));
        assertThat(template.functions().get("EchoFunction").statements()).isEmpty();
    }

    private static Object resolved(String yaml) {
        var conditions = TemplateTree.parse("""
                Yes: !Equals [!Ref A, a]
                No: !Not [!Condition Yes]
                Both: !And [!Condition Yes, !Condition No]
                Either: !Or [!Condition Yes, !Condition No]
                """);
        return new Intrinsics(Map.of("A", "a", "T", "t", "T.Arn", "arn"), conditions).resolve(TemplateTree.parse(yaml));
    }

    @ParameterizedTest(name = "{1} instead of {0}")
    @CsvSource(delimiter = '|', textBlock = """
            Type: AWS::SES::ConfigurationSet   | Type: AWS::SQS::Queue             | AWS::SQS::Queue
            Type: Schedule,                    | Type: SQS,                        | SQS
            rate(1 minute)                     | cron(0 * * * ? *)                 | cron
            Handler: openseat.publish.Publish  | FunctionUrlConfig: openseat.Pub   | FunctionUrlConfig
            Timeout: 120                       | Timeout: soon                     | Timeout
            Authorizer: AWS_IAM                | Authorizer: Own                   | Own
            Effect: Allow                      | Effect: Perhaps                   | Perhaps
            Action: dynamodb:Query             | NotAction: dynamodb:Query         | NotAction
            ForAllValues:StringLike            | ForAllValues:Stringlike           | Stringlike
            EventSourceArn: !GetAtt Table.Str  | EventSourceArn: !Ref Letters #    | stream
            Method: ANY                        | Method: PUT                       | $default
            !Ref SendMailPolicy                | arn:aws:iam::aws:policy/AnyMail   | AnyMail
            !Ref SendMailPolicy                | !Ref Letters                      | Letters
            Description: Sends mail from       | Roles: Sends mail from            | Roles
            """)
    void unsupportedTemplatesAreRejected(String there, String instead, String named, @TempDir Path folder)
            throws IOException {
        var text = Files.readString(RepositoryTemplate.FILE);
        assertThat(text).contains(there);
        var file = Files.writeString(folder.resolve("template.yaml"), text.replace(there, instead));
        assertThatThrownBy(() -> Template.read(file, RepositoryTemplate.PARAMETERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }
}
