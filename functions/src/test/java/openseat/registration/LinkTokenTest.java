package openseat.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import openseat.LinkKey;
import openseat.form.Answers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys of links: how they are read, and what they open.
class LinkTokenTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final Random CHANCE = new Random(1);
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Test
    void aKeyIsReadAsItWasDrawnAndOpensItsRow() {
        var drawn = LinkKey.random(ID, CHANCE);
        var read = LinkKey.read(drawn.text()).orElseThrow();
        assertThat(drawn.text()).matches("[A-Za-z0-9_-]{43}");
        assertThat(read.id()).isEqualTo(ID);
        assertThat(read.secret()).isEqualTo(drawn.secret());
        assertThat(LinkToken.opens(row(List.of(key(drawn))), read)).isTrue();
    }

    @Test
    void aKeyWithAnyOneOfIts256BitsFlippedOpensNothing() {
        var drawn = LinkKey.random(ID, CHANCE);
        var row = row(List.of(key(LinkKey.random(ID, CHANCE)), key(drawn)));
        var octets = Base64.getUrlDecoder().decode(drawn.text());
        for (var bit = 0; bit < 256; bit++) {
            var bent = octets.clone();
            bent[bit / 8] ^= (byte) (1 << bit % 8);
            var read = LinkKey.read(Base64.getUrlEncoder().withoutPadding().encodeToString(bent))
                    .orElseThrow();
            assertThat(LinkToken.opens(row, read)).as("bit " + bit).isFalse();
        }
    }

    @Test
    void ofTheSixtyFourLastCharactersSixteenSpellAKeyAndOnlyOneThisKey() {
        var text = LinkKey.random(ID, CHANCE).text();
        var row = row(List.of(key(LinkKey.read(text).orElseThrow())));
        var readable = 0;
        var opening = new ArrayList<String>();
        for (var last : ALPHABET.split("")) {
            var spelling = text.substring(0, 42) + last;
            var read = LinkKey.read(spelling);
            readable += read.isPresent() ? 1 : 0;
            read.filter(key -> LinkToken.opens(row, key)).ifPresent(_ -> opening.add(spelling));
        }
        assertThat(readable).isEqualTo(16);
        assertThat(opening).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+A",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/A",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA A",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAéA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB"
            })
    void anotherSpellingIsNoKey(String text) {
        assertThat(LinkKey.read(text)).isEmpty();
    }

    @Test
    void theRowKeepsNeitherSecretNorLink() {
        var drawn = LinkKey.random(ID, CHANCE);
        assertThat(drawn.hash()).hasSize(16).isNotEqualTo(drawn.secret());
        assertThat(key(drawn).attributes()).containsOnlyKeys("hash", "at", "cause");
    }

    @Test
    void aRowWithoutKeysOpensToNobody() {
        assertThat(LinkToken.opens(row(List.of()), LinkKey.random(ID, CHANCE))).isFalse();
    }

    private static LinkToken key(LinkKey presented) {
        return new LinkToken(presented.hash(), NOW, Cause.CHANGE, Optional.empty());
    }

    private static Registration row(List<LinkToken> tokens) {
        var row =
                Rows.row(Status.CONFIRMED, NOW, NOW).accepted(Optional.of(new Submission(Answers.NONE, "en", 1, NOW)));
        tokens.forEach(row::token);
        return row.build(ID);
    }
}
