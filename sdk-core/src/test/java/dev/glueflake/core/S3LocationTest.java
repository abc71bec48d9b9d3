package dev.glueflake.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {
    @Test
    void readsBucketAndKey() {
        S3Location location = S3Location.parse("s3://my-bucket/a/b%20c/d=e+f.csv");

        assertThat(location.bucket()).isEqualTo("my-bucket");
        assertThat(location.key()).isEqualTo("a/b%20c/d=e+f.csv");
        assertThat(location.fileName()).isEqualTo("d=e+f.csv");
    }

    @Test
    void aBucketAloneIsAPrefix() {
        assertThat(S3Location.parse("s3://bucket")).isEqualTo(S3Location.parse("s3://bucket/"));
        assertThat(S3Location.parse("s3://bucket").isPrefix()).isTrue();
        assertThat(S3Location.parse("s3://bucket").resolve("x")).hasToString("s3://bucket/x");
    }

    @Test
    void resolvingPutsExactlyOneSlash() {
        assertThat(S3Location.parse("s3://bucket/a").resolve("b")).hasToString("s3://bucket/a/b");
        assertThat(S3Location.parse("s3://bucket/a/").resolve("b/")).hasToString("s3://bucket/a/b/");
    }

    @Test
    void aPrefixContainsWholeSegmentsOnly() {
        S3Location customers = S3Location.parse("s3://bucket/a/customer");

        assertThat(customers.contains(S3Location.parse("s3://bucket/a/customer/1")))
                .isTrue();
        assertThat(customers.contains(S3Location.parse("s3://bucket/a/customer_v2/1")))
                .isFalse();
        assertThat(customers.contains(S3Location.parse("s3://other/a/customer/1")))
                .isFalse();
        assertThat(S3Location.parse("s3://bucket").contains(customers)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bucket/key",
                "s3a://bucket/k",
                "S3://bucket/k",
                "s3://",
                "s3:///k",
                "s3://ab/k",
                "s3://Bucket/k",
                "s3://-bucket/k",
                "s3://bucket-/k",
                "s3://bu..ket/k",
                "s3://192.168.0.1/k",
                "s3://bucket/a/../b",
                "s3://bucket/..",
                "s3://bucket/a\\b",
                "s3://bucket/a\0b",
                "s3://bucket/\ud800"
            })
    void refusesWhatIsNoLocation(String text) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> S3Location.parse(text))
                .matches(error -> error.errorCode().equals("S3_LOCATION_INVALID"));
    }

    @Test
    void countsTheKeysLengthInBytes() {
        assertThat(new S3Location("bucket", "é".repeat(512)).key()).hasSize(512);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new S3Location("bucket", "é".repeat(513)))
                .withMessageContaining("1024 bytes");
    }

    @Test
    void resolvingCannotLeaveThePrefix() {
        S3Location base = S3Location.parse("s3://bucket/base");

        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> base.resolve("../other"));
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> base.resolve("/absolute"));
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> base.resolve(""));
    }

    @Property(tries = 500)
    void theTextFormRoundTrips(@ForAll("buckets") String bucket, @ForAll("keys") String key) {
        S3Location location = new S3Location(bucket, key);

        assertThat(S3Location.parse(location.toString())).isEqualTo(location);
    }

    @Property(tries = 500)
    void whatIsResolvedStaysBelow(@ForAll("keys") String base, @ForAll("keys") String relative) {
        S3Location prefix = new S3Location("bucket", base);
        if (!relative.isEmpty() && !relative.startsWith("/")) {
            assertThat(prefix.contains(prefix.resolve(relative))).isTrue();
        }
    }

    @Provide
    Arbitrary<String> buckets() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(3)
                .ofMaxLength(63);
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings()
                .withChars("ab/%?#&=+ .:'\"*é漢~{}")
                .ofMaxLength(40)
                .filter(key -> !("/" + key + "/").contains("/../"));
    }
}
