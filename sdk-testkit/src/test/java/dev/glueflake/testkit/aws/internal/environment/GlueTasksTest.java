package dev.glueflake.testkit.aws.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsEnvironment.Capability;
import dev.glueflake.testkit.aws.AwsService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a LocalStack's calls of Glue arrive here, with a stand-in that sends them on as LocalStack may do. */
class GlueTasksTest {
    private static final String PORT = "glueflake.aws.glue.port";

    private String services = "\"s3\":\"available\"";
    private int gluePort;
    private HttpServer localStack;

    @BeforeEach
    void startStandIn() throws IOException {
        localStack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        localStack.createContext("/_localstack/health", this::health);
        localStack.createContext("/", this::glue);
        localStack.start();
    }

    @AfterEach
    void stopStandIn() {
        localStack.stop(0);
        System.clearProperty(PORT);
    }

    private void health(HttpExchange exchange) throws IOException {
        answer(exchange, "{\"services\":{" + services + "},\"edition\":\"community\"}");
    }

    private void glue(HttpExchange exchange) throws IOException {
        answer(exchange, gluePort == 0 ? "{\"DatabaseList\":[]}" : forwarded(exchange));
    }

    private String forwarded(HttpExchange exchange) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gluePort + "/"))
                .header("X-Amz-Target", exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private AwsEnvironment connect() {
        return ChosenEnvironment.start(
                "localstack", "http://127.0.0.1:" + localStack.getAddress().getPort());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Test
    void aLocalStackWithoutGlueLacksThem() {
        try (AwsEnvironment aws = connect()) {
            assertThat(aws.capabilities().reason(Capability.GLUE_TASKS))
                    .hasValueSatisfying(reason ->
                            assertThat(reason).contains("GLUE_ENDPOINT_URL").contains(PORT));
        }
    }

    @Test
    void aLocalStackWithAnotherGlueLacksThemToo() {
        services = "\"glue\":\"available\"";

        try (AwsEnvironment aws = connect()) {
            assertThat(aws.capabilities().missing()).containsKey(Capability.GLUE_TASKS);
        }
    }

    @Test
    void aLocalStackThatSendsThemHereHasThem() throws IOException {
        services = "\"glue\":\"available\"";
        gluePort = freePort();
        System.setProperty(PORT, String.valueOf(gluePort));

        try (AwsEnvironment aws = connect()) {
            assertThat(aws.capabilities().has(Capability.GLUE_TASKS)).isTrue();
            assertThat(aws.endpoint(AwsService.GLUE)).hasPort(gluePort);
        }
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.setProperty(PORT, String.valueOf(taken.getLocalPort()));

            assertThatThrownBy(this::connect)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()))
                    .hasMessageContaining(PORT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"glue", "-1", "65536", ""})
    void whatIsNoPortIsRefused(String text) {
        System.setProperty(PORT, text);

        assertThatThrownBy(this::connect)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(PORT + " is no port: '" + text + "'");
    }

    @Test
    void foreignServicesLackWhatOnlyTheTestsJvmHas() {
        try (AwsEnvironment aws = connect()) {
            assertThat(aws.capabilities().missing())
                    .containsKeys(Capability.JAVA_FUNCTIONS, Capability.METRICS_RESET)
                    .doesNotContainKey(Capability.GLUE_EVENTS)
                    .allSatisfy((capability, reason) -> assertThat(reason).isNotBlank());
        }
    }
}
