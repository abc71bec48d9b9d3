package dev.glueflake.testkit.aws.internal.environment.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalStackImageTest {
    @ParameterizedTest
    @CsvSource({
        "localstack/localstack:4.14.0, localstack/localstack, 4.14.0",
        "localstack/localstack, localstack/localstack, latest",
        "mirror:5000/a/ls, mirror:5000/a/ls, latest",
        "mirror:5000/a/ls:1, mirror:5000/a/ls, 1"
    })
    void aNameHasATag(String text, String name, String tag) {
        assertThat(LocalStackImage.parse(text)).isEqualTo(new LocalStackImage(name, tag));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localstack/localstack:latest",
                "localstack/localstack",
                "localstack/localstack:2026.03.0",
                "mirror:5000/localstack/localstack:2026.04",
                "localstack/localstack-pro:4.14.0"
            })
    void imagesThatWantAnAccountSaySoBeforeTheyStart(String image) {
        LocalStackImage parsed = LocalStackImage.parse(image);

        assertThatThrownBy(() -> parsed.requireToken(false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LOCALSTACK_AUTH_TOKEN")
                .hasMessageContaining("localstack/localstack:4.14.0");
        assertThatCode(() -> parsed.requireToken(true)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localstack/localstack:4.14.0",
                "mirror:5000/localstack/localstack:3.8.1",
                "our/substitute:2026.1"
            })
    void othersNeedNone(String image) {
        assertThatCode(() -> LocalStackImage.parse(image).requireToken(false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UPPER/case", "a b", "-x"})
    void whatIsNoNameIsRefused(String text) {
        assertThatThrownBy(() -> LocalStackImage.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
