package dev.glueflake.samples.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.core.config.Parameters;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The template that deploys the functions fits them, and has none of the old templates' defects. */
class TemplateTest {
    private static final Path FILE = Path.of("template.json");
    private static final JsonNode RESOURCES = read().path("Resources");
    private static final Map<String, Parameters> ENVIRONMENTS = Map.of(
            ProcedureHandler.class.getName(), ProcedureHandler.ENVIRONMENT,
            CrawlerHandler.class.getName(), Parameters.none(),
            CatalogSyncHandler.class.getName(), CatalogSyncHandler.ENVIRONMENT,
            EventFileLambda.class.getName(), EventFileLambda.ENVIRONMENT,
            HourlyFanOutLambda.class.getName(), HourlyFanOutLambda.ENVIRONMENT);

    static JsonNode syncEventPattern() {
        return RESOURCES.path("SyncRule").path("Properties").path("EventPattern");
    }

    private static JsonNode read() {
        try {
            return World.tree(Files.readString(FILE));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonNode> ofType(String type) {
        return StreamSupport.stream(RESOURCES.spliterator(), false)
                .filter(resource -> resource.path("Type").asText().equals(type))
                .map(resource -> resource.path("Properties"))
                .toList();
    }

    @Test
    void everyFunctionIsAClassThatLambdaCanMakeAndHasTheVariablesItNeeds() throws Exception {
        List<String> handlers = new ArrayList<>();
        for (JsonNode function : ofType("AWS::Lambda::Function")) {
            String name = function.path("Handler").asText();
            handlers.add(name);
            Class<?> handler = Class.forName(name);
            assertThat(RequestStreamHandler.class).isAssignableFrom(handler);
            assertThat(Modifier.isPublic(handler.getConstructor().getModifiers()))
                    .isTrue();
            assertThat(function.path("Environment").path("Variables").fieldNames())
                    .toIterable()
                    .as(name)
                    .containsAll(ENVIRONMENTS.get(name).requiredNames());
        }
        assertThat(handlers).containsExactlyInAnyOrderElementsOf(ENVIRONMENTS.keySet());
    }

    @Test
    void b36SecretsAreReferredToAndNeverMade() {
        assertThat(ofType("AWS::SecretsManager::Secret")).isEmpty();
        assertThat(ofType("AWS::Lambda::Function").toString()).contains("{\"Ref\":\"SyncSecretArn\"}");
    }

    @Test
    void b39ArnsAreBuiltFromThePartitionInUse() throws IOException {
        String text = Files.readString(FILE);
        assertThat(Pattern.compile("arn:(?!\\$\\{AWS::Partition})")
                        .matcher(text)
                        .results())
                .isEmpty();
        assertThat(text).contains("arn:${AWS::Partition}:glue:");
    }

    @Test
    void c16AMessageStaysInvisibleForSixTimesTheFunctionsTime() {
        int timeout = RESOURCES
                .path("EventFileFunction")
                .path("Properties")
                .path("Timeout")
                .asInt();
        int visibility = RESOURCES
                .path("EventFiles")
                .path("Properties")
                .path("VisibilityTimeout")
                .asInt();
        assertThat(timeout).isPositive();
        assertThat(visibility).isGreaterThanOrEqualTo(6 * timeout);
    }

    @Test
    void c04FailedMessagesAreReportedOneByOneAndEndInADeadLetterQueue() {
        JsonNode mapping = ofType("AWS::Lambda::EventSourceMapping").get(0);
        assertThat(mapping.path("FunctionResponseTypes").get(0).asText()).isEqualTo("ReportBatchItemFailures");
        assertThat(RESOURCES
                        .path("EventFiles")
                        .path("Properties")
                        .path("RedrivePolicy")
                        .has("deadLetterTargetArn"))
                .isTrue();
    }

    @Test
    void c15TheFunctionMayListItsSourceSoThatAMissingFileIsNotADeniedOne() {
        assertThat(RESOURCES.path("EventFileRole").toString()).contains("\"s3:ListBucket\"");
    }
}
