package dev.glueflake.testkit.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Parameters and secrets. */
@Contract
class ConfigurationContractTest {
    private final String name = Names.unique("contract");
    private final SsmClient ssm;
    private final SecretsManagerClient secrets;

    ConfigurationContractTest(SsmClient ssm, SecretsManagerClient secrets) {
        this.ssm = ssm;
        this.secrets = secrets;
    }

    @Test
    void aParameterHasVersionsAndIsNotOverwrittenUnasked() {
        ssm.putParameter(
                request -> request.name(name).type(ParameterType.STRING).value("one"));

        assertThatThrownBy(() -> ssm.putParameter(
                        request -> request.name(name).type(ParameterType.STRING).value("two")))
                .isInstanceOf(ParameterAlreadyExistsException.class);
        ssm.putParameter(request ->
                request.name(name).type(ParameterType.STRING).value("two").overwrite(true));

        Parameter now = ssm.getParameter(request -> request.name(name)).parameter();
        assertThat(now.value()).isEqualTo("two");
        assertThat(now.version()).isEqualTo(2);
        assertThat(ssm.getParameter(request -> request.name(name + ":1"))
                        .parameter()
                        .value())
                .isEqualTo("one");
    }

    @Test
    void aSecureStringIsDecryptedOnRequest() {
        ssm.putParameter(
                request -> request.name(name).type(ParameterType.SECURE_STRING).value("hush"));

        assertThat(ssm.getParameter(request -> request.name(name).withDecryption(true))
                        .parameter()
                        .value())
                .isEqualTo("hush");
        assertThat(ssm.getParameter(request -> request.name(name)).parameter().value())
                .isNotEqualTo("hush");
    }

    @Test
    void parametersAreFoundByTheirPath() {
        String path = "/" + name;
        ssm.putParameter(
                request -> request.name(path + "/a").type(ParameterType.STRING).value("1"));
        ssm.putParameter(request ->
                request.name(path + "/b/c").type(ParameterType.STRING).value("2"));

        assertThat(ssm.getParametersByPath(request -> request.path(path)).parameters())
                .extracting(Parameter::name)
                .containsExactly(path + "/a");
        assertThat(ssm.getParametersByPath(request -> request.path(path).recursive(true))
                        .parameters())
                .extracting(Parameter::name)
                .containsExactlyInAnyOrder(path + "/a", path + "/b/c");
        assertThat(ssm.getParameters(request -> request.names(path + "/a", path + "/x"))
                        .invalidParameters())
                .containsExactly(path + "/x");
    }

    @Test
    void aParameterThatIsNotThereIsATypedError() {
        assertThatThrownBy(() -> ssm.getParameter(request -> request.name(name)))
                .isInstanceOf(ParameterNotFoundException.class);
    }

    @Test
    void aSecretsStagesMoveWithEachValue() {
        String first = secrets.createSecret(request -> request.name(name).secretString("one"))
                .versionId();
        String second = secrets.putSecretValue(request -> request.secretId(name).secretString("two"))
                .versionId();

        assertThat(secrets.getSecretValue(request -> request.secretId(name)).secretString())
                .isEqualTo("two");
        assertThat(secrets.getSecretValue(request -> request.secretId(name).versionStage("AWSPREVIOUS"))
                        .versionId())
                .isEqualTo(first);
        assertThat(secrets.getSecretValue(request -> request.secretId(name).versionId(second))
                        .versionStages())
                .containsExactly("AWSCURRENT");
    }

    @Test
    void aSecretMayBeBinaryAndIsFoundByItsArn() {
        String arn = secrets.createSecret(
                        request -> request.name(name).secretBinary(SdkBytes.fromByteArray(new byte[] {1, 0, -1})))
                .arn();

        assertThat(secrets.getSecretValue(request -> request.secretId(arn))
                        .secretBinary()
                        .asByteArray())
                .containsExactly(1, 0, -1);
    }

    @Test
    void badUseOfASecretIsATypedError() {
        assertThatThrownBy(() -> secrets.getSecretValue(request -> request.secretId(name)))
                .isInstanceOf(ResourceNotFoundException.class);
        secrets.createSecret(request -> request.name(name).secretString("x"));
        assertThatThrownBy(
                        () -> secrets.createSecret(request -> request.name(name).secretString("y")))
                .isInstanceOf(ResourceExistsException.class);
        secrets.deleteSecret(request -> request.secretId(name));
        assertThatThrownBy(() -> secrets.getSecretValue(request -> request.secretId(name)))
                .isInstanceOf(InvalidRequestException.class);
    }
}
