package dev.glueflake.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.support.SecretTexts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void printsNothingOfItsContent() {
        Secret secret = Secret.ofText("c4n4ry");

        assertThat(secret).hasToString("***");
        assertThat(String.format("%s", secret)).isEqualTo("***");
    }

    @Test
    void cannotBeSerialised() throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatExceptionOfType(NotSerializableException.class)
                    .isThrownBy(() -> out.writeObject(Secret.ofText("x")));
        }
    }

    @Test
    void wipesTheArrayItLent() {
        char[][] kept = new char[1][];

        int length = Secret.ofText("four").useChars(chars -> {
            kept[0] = chars;
            return chars.length;
        });

        assertThat(length).isEqualTo(4);
        assertThat(kept[0]).containsOnly('\0');
    }

    @Test
    void wipesTheArrayItLentAlsoAfterAFailure() {
        byte[][] kept = new byte[1][];

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Secret.ofText("four").useBytes(bytes -> {
                    kept[0] = bytes;
                    throw new IllegalArgumentException("no");
                }));

        assertThat(kept[0]).containsOnly((byte) 0);
    }

    @Test
    void isUselessAfterClose() {
        Secret secret = Secret.ofText("x");
        Secret copy = secret.copy();
        secret.close();
        secret.close();

        assertThat(secret.isClosed()).isTrue();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(secret::copyBytes);
        assertThat(copy.copyChars()).containsExactly('x');
    }

    @Test
    void takesACopyOfWhatItIsGiven() {
        char[] chars = {'a', 'b'};
        Secret secret = Secret.ofChars(chars);
        chars[0] = 'z';

        assertThat(secret.copyChars()).containsExactly('a', 'b');
    }

    @Test
    void bytesThatAreNoTextAreRefusedAsText() {
        Secret secret = Secret.ofBytes(new byte[] {(byte) 0xff, 0});

        assertThat(secret.copyBytes()).containsExactly(0xff, 0);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(secret::copyChars)
                .withMessageContaining("no UTF-8 text");
    }

    @Test
    void comparesContents() {
        assertThat(Secret.ofText("a").hasSameContentAs(Secret.ofText("a"))).isTrue();
        assertThat(Secret.ofText("a").hasSameContentAs(Secret.ofText("b"))).isFalse();
    }

    @Property(tries = 300)
    void textRoundTrips(@ForAll String text) {
        if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            assertThat(SecretTexts.textOf(Secret.ofText(text))).isEqualTo(text);
        } else {
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Secret.ofText(text));
        }
    }

    @Test
    void aReferenceReadsNameAndKey() {
        assertThat(SecretReference.parse("prod/db#password#1")).isEqualTo(SecretReference.of("prod/db", "password#1"));
        assertThat(SecretReference.parse("/a/b").jsonKey()).isEmpty();
        assertThat(SecretReference.parse("/a/b#k")).hasToString("/a/b#k");
        for (String bad : new String[] {"", " ", "#k", "name#"}) {
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> SecretReference.parse(bad));
        }
    }
}
