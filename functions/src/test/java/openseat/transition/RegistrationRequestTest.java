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

/// A request is one write that is the same whatever the status of the row.
///
/// The moments are explained at `SampleRows`.
class RegistrationRequestTest {

    private static final byte[] SALT = {7};
    private static final byte[] NETWORK = {8};
    private static final EmailAddress ADDRESS = new EmailAddress("Ana", "example.org");

    @Test
    void itIsOneUpdateWithoutACondition() {
        var shard = SaltedHash.hex(SALT, "ana@example.org").charAt(0);
        assertThat(request(ADDRESS, FILLED).lines())
                .containsExactly(
                        "SET address = if_not_exists(address, 'Ana@example.org'), due = 1000, dueKind = 'H" + shard
                                + "', ends = if_not_exists(ends, 7777000), first = if_not_exists(first, " + FILLED_TEXT
                                + "), latest = " + FILLED_TEXT + ", pending = 'request', "
                                + "requestedAt = 1000, schema = if_not_exists(schema, 1), "
                                + "status = if_not_exists(status, 'requested'), "
                                + "ttl = if_not_exists(ttl, 8381800), version = if_not_exists(version, 0)",
                        "ADD networks {x08}, requests 1");
    }

    @Test
    void noNumberOfRequestsKeepsAHolderFromAnAct() {
        assertThat(request(ADDRESS, FILLED).toString())
                .doesNotContain("version 1")
                .contains("version = if_not_exists");
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
    void aBareRequestIsAlsoTheLatest() {
        assertThat(request(ADDRESS, BARE).clause("SET"))
                .contains("latest = {at = 900, language = 'en', notice = 4, places = 1}");
    }

    private static Written request(EmailAddress address, Submission submission) {
        return Written.of(RegistrationWrites.request(EVENT, SALT, address, submission, NETWORK, NOW));
    }
}
