package openseat.transition;

import static openseat.transition.SampleRows.BARE;
import static openseat.transition.SampleRows.EVENT;
import static openseat.transition.SampleRows.FILLED;
import static openseat.transition.SampleRows.FILLED_TEXT;
import static openseat.transition.SampleRows.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import openseat.Keys;
import openseat.SaltedHash;
import openseat.dynamodb.Item;
import openseat.dynamodb.Written;
import openseat.input.EmailAddress;
import openseat.registration.Registration;
import openseat.registration.Status;
import openseat.registration.Submission;
import org.junit.jupiter.api.Test;

/// A request is one write that is the same whatever the status of the row. The moments are explained at `SampleRows`.
class RegistrationRequestTest {

    private static final byte[] SALT = {7};
    private static final EmailAddress ADDRESS = new EmailAddress("Ana", "example.org");

    @Test
    void itIsOneUpdateWithoutACondition() {
        var request = request(ADDRESS, FILLED);
        var shard = SaltedHash.hex(SALT, "ana@example.org").charAt(0);
        var network = "x" + SaltedHash.hex(SALT, "192.0.2.0/24");
        assertThat(request.lines())
                .containsExactly(
                        "SET address = if_not_exists(address, 'Ana@example.org'), due = 1000, dueKind = 'R" + shard
                                + "', ends = 7777000, language = 'fr', network = " + network
                                + ", pending = 'letter', requested = "
                                + FILLED_TEXT + ", requestedAt = 1000, schema = if_not_exists(schema, 1), "
                                + "status = if_not_exists(status, 'requested'), ttl = 8381800",
                        "ADD version 1",
                        "REMOVE bounced, expires");
    }

    @Test
    void nothingOfARowGoesIn() {
        var parameters = Stream.of(RegistrationWrites.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("request"))
                .flatMap(method -> Stream.of(method.getParameterTypes()))
                .toList();
        assertThat(parameters)
                .isNotEmpty()
                .doesNotContain(Registration.class, Item.class, Status.class, Optional.class);
    }

    @Test
    void aRepeatedRequestIsTheSameWrite() {
        assertThat(request(ADDRESS, FILLED)).isEqualTo(request(ADDRESS, FILLED));
    }

    @Test
    void anotherSpellingIsTheSameRow() {
        assertThat(request(new EmailAddress("ANA", "example.org"), FILLED).key())
                .isEqualTo(request(ADDRESS, FILLED).key())
                .isEqualTo(Keys.registration("undated", SaltedHash.hex(SALT, "ana@example.org")));
    }

    @Test
    void aBareRequestReplacesNoAnswers() {
        assertThat(request(ADDRESS, BARE).clause("SET"))
                .contains("requested = if_not_exists(requested, {at = 900, language = 'en', notice = 4, places = 1})");
    }

    private static Written request(EmailAddress address, Submission submission) {
        return Written.of(RegistrationWrites.request(EVENT, SALT, address, submission, "192.0.2.0/24", NOW));
    }
}
