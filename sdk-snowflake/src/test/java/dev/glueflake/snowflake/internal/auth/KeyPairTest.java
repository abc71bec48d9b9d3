package dev.glueflake.snowflake.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.secret.Secret;
import dev.glueflake.snowflake.FakeClients;
import dev.glueflake.snowflake.SnowflakeCredentials;
import dev.glueflake.snowflake.SnowflakeSettings;
import dev.glueflake.testkit.MovableClock;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeyPairTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static KeyPair keys;

    @BeforeAll
    static void make() throws Exception {
        keys = generate(2048);
    }

    @Test
    void thePlainKeyIsReadWithAndWithoutItsFrame() {
        String pem = FakeClients.pem("PRIVATE KEY", keys.getPrivate());
        assertThat(PrivateKeys.read(pem.toCharArray(), null)).isEqualTo(keys.getPrivate());
        assertThat(PrivateKeys.read(pem.replace("\n", "\r\n").toCharArray(), null))
                .isEqualTo(keys.getPrivate());
        String bare = Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
        assertThat(PrivateKeys.read(bare.toCharArray(), null)).isEqualTo(keys.getPrivate());
    }

    @Test
    void anEncryptedKeyIsOpenedByItsPassphraseAlone() throws Exception {
        char[] pem = encrypted("open sesame").toCharArray();
        assertThat(PrivateKeys.read(pem, "open sesame".toCharArray())).isEqualTo(keys.getPrivate());
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> PrivateKeys.read(pem, "wrong".toCharArray()))
                .withMessageContaining("passphrase");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> PrivateKeys.read(pem, null))
                .withMessageContaining("passphrase");
    }

    @Test
    void otherKeysAreRefusedWithWhatToDo() throws Exception {
        KeyPair small = generate(1024);
        assertRefused(FakeClients.pem("PRIVATE KEY", small.getPrivate()), "2048");
        assertRefused(FakeClients.pem("RSA PRIVATE KEY", keys.getPrivate()), "openssl pkcs8 -topk8");
        assertRefused("no key at all!", "Base64");
        assertRefused("AAAA", "PKCS#8");
    }

    @Test
    void theTokenIsSignedAndNamesAccountUserAndKey() throws Exception {
        char[] pem = FakeClients.pem("PRIVATE KEY", keys.getPrivate()).toCharArray();
        String[] parts = KeyPairJwt.sign(
                        "xy12345.eu-central-1", "etl@corp", PrivateKeys.read(pem, null), NOW, Duration.ofMinutes(10))
                .split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        String fingerprint = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(keys.getPublic().getEncoded()));
        assertThat(claims.path("sub").asText()).isEqualTo("XY12345.ETL@CORP");
        assertThat(claims.path("iss").asText()).isEqualTo("XY12345.ETL@CORP.SHA256:" + fingerprint);
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(600);
    }

    @Test
    void aTokenIsKeptForHalfOfItsLifeAndSignedAnewWhenRefused() {
        MovableClock clock = MovableClock.stoppedAt(NOW);
        AtomicInteger reads = new AtomicInteger();
        SnowflakeCredentials credentials = SnowflakeCredentials.keyPair("ME", fresh -> {
            reads.incrementAndGet();
            return Secret.ofText(FakeClients.pem("PRIVATE KEY", keys.getPrivate()));
        });
        Tokens tokens = new Tokens(SnowflakeSettings.builder("acc", credentials)
                .time(clock, clock::advance)
                .build());
        String first = tokens.current(false).bearer();
        clock.advance(Duration.ofMinutes(4));
        assertThat(tokens.current(false).bearer()).isEqualTo(first);
        clock.advance(Duration.ofMinutes(1));
        String second = tokens.current(false).bearer();
        assertThat(second).isNotEqualTo(first);
        tokens.current(true);
        assertThat(reads).hasValue(3);
        assertThat(tokens.current(false).toString()).doesNotContain(second.substring(10, 40));
    }

    private static void assertRefused(String pem, String advice) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> PrivateKeys.read(pem.toCharArray(), null))
                .withMessageContaining(advice);
    }

    private static KeyPair generate(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static String encrypted(String passphrase) throws Exception {
        String algorithm = "PBEWithHmacSHA256AndAES_256";
        SecretKey key =
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(passphrase.toCharArray()));
        AlgorithmParameterSpec salt = new PBEParameterSpec("saltsalt".getBytes(StandardCharsets.US_ASCII), 2048);
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.ENCRYPT_MODE, key, salt);
        byte[] sealed = cipher.doFinal(keys.getPrivate().getEncoded());
        // The JDK reads PBES2 keys but cannot write them, so the frame is put together here.
        byte[] pbes2 = {0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x05, 0x0d};
        byte[] scheme = der(0x30, pbes2, cipher.getParameters().getEncoded());
        byte[] der = der(0x30, scheme, der(0x04, sealed));
        return "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(der) + "\n-----END ENCRYPTED PRIVATE KEY-----\n";
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        whole.write(0x82);
        whole.write(content.size() >> 8);
        whole.write(content.size());
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }
}
