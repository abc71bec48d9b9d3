package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.ParameterVersionNotFoundException;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.paginators.GetParametersByPathIterable;

@ExtendWith(AwsExtension.class)
class ParameterStoreTest {
    private final SsmClient ssm;

    ParameterStoreTest(SsmClient ssm) {
        this.ssm = ssm;
    }

    @Test
    void aSecureStringIsClearOnlyWithDecryption() {
        put("/app/password", "hunter2", ParameterType.SECURE_STRING);

        Parameter hidden = get("/app/password", false);
        Parameter clear = get("/app/password", true);

        assertThat(hidden.value()).isNotEmpty().doesNotContain("hunter2");
        assertThat(hidden.type()).isEqualTo(ParameterType.SECURE_STRING);
        assertThat(clear.value()).isEqualTo("hunter2");
        assertThat(clear.arn()).isEqualTo("arn:aws:ssm:us-east-1:123456789012:parameter/app/password");
        assertThat(get(clear.arn(), true).value()).isEqualTo("hunter2");
    }

    @Test
    void eachWriteIsAVersionThatCanBeRead() {
        put("name", "one", ParameterType.STRING);
        assertThatThrownBy(() -> put("name", "two", ParameterType.STRING))
                .isInstanceOf(ParameterAlreadyExistsException.class);

        long version = ssm.putParameter(
                        request -> request.name("name").value("two").overwrite(true))
                .version();
        ssm.labelParameterVersion(
                request -> request.name("name").parameterVersion(1L).labels("first"));

        assertThat(version).isEqualTo(2);
        assertThat(get("name", false).value()).isEqualTo("two");
        assertThat(get("name", false).version()).isEqualTo(2);
        assertThat(get("name:1", false).value()).isEqualTo("one");
        assertThat(get("name:first", false).value()).isEqualTo("one");
        assertThatThrownBy(() -> get("name:3", false)).isInstanceOf(ParameterVersionNotFoundException.class);
    }

    @Test
    void severalAreReadAtOnceAndTheMissingNamed() {
        put("a", "1", ParameterType.STRING);
        put("b", "2,3", ParameterType.STRING_LIST);

        GetParametersResponse got = ssm.getParameters(request -> request.names("a", "b", "c", "a:9"));

        assertThat(got.parameters()).extracting(Parameter::value).containsExactly("1", "2,3");
        assertThat(got.invalidParameters()).containsExactly("c", "a:9");
        List<String> eleven = IntStream.range(0, 11).mapToObj(i -> "p" + i).toList();
        assertThatThrownBy(() -> ssm.getParameters(request -> request.names(eleven)))
                .isInstanceOfSatisfying(
                        SsmException.class,
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    }

    @Test
    void aPathIsReadInPagesAndRecursivelyIfWanted() {
        IntStream.range(0, 12).forEach(i -> put(String.format("/app/p%02d", i), "v" + i, ParameterType.STRING));
        put("/app/deep/er", "v", ParameterType.STRING);
        put("/application/other", "v", ParameterType.STRING);

        assertThat(ssm.getParametersByPath(request -> request.path("/app")).parameters())
                .hasSize(10);
        assertThat(names(ssm.getParametersByPathPaginator(request -> request.path("/app"))))
                .hasSize(12)
                .doesNotContain("/app/deep/er");
        assertThat(names(ssm.getParametersByPathPaginator(
                        request -> request.path("/app").recursive(true).maxResults(5))))
                .hasSize(13)
                .contains("/app/deep/er");
    }

    @Test
    void deletedParametersAreGone() {
        put("a", "1", ParameterType.STRING);
        put("b", "1", ParameterType.STRING);

        ssm.deleteParameter(request -> request.name("a"));

        assertThatThrownBy(() -> get("a", false)).isInstanceOf(ParameterNotFoundException.class);
        assertThatThrownBy(() -> ssm.deleteParameter(request -> request.name("a")))
                .isInstanceOf(ParameterNotFoundException.class);
        assertThat(ssm.deleteParameters(request -> request.names("a", "b")).deletedParameters())
                .containsExactly("b");
    }

    @Test
    void aMemberThatWouldBeIgnoredIsRefused() {
        assertThatThrownBy(() -> ssm.putParameter(request ->
                        request.name("a").value("1").type(ParameterType.STRING).allowedPattern("\\d+")))
                .hasMessageContaining("AllowedPattern of PutParameter");
    }

    @Test
    void valuesHaveALimit() {
        assertThatThrownBy(() -> put("a", "x".repeat(4_097), ParameterType.STRING))
                .hasMessageContaining("4096 bytes");
    }

    private static List<String> names(GetParametersByPathIterable pages) {
        return pages.stream()
                .flatMap(page -> page.parameters().stream())
                .map(Parameter::name)
                .toList();
    }

    private void put(String name, String value, ParameterType type) {
        ssm.putParameter(request -> request.name(name).value(value).type(type));
    }

    private Parameter get(String name, boolean decrypted) {
        return ssm.getParameter(request -> request.name(name).withDecryption(decrypted))
                .parameter();
    }
}
