package dev.glueflake.testkit.aws.internal.environment.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The guard before a Docker engine that knows some images. */
class DockerGuardTest {
    private static final LocalStackImage IMAGE = LocalStackImage.parse("localstack/localstack:4.14.0");

    private final Set<String> images = new HashSet<>();
    private final Map<String, String> environment = new HashMap<>();
    private HttpServer engine;

    @BeforeEach
    void startEngine() throws IOException {
        engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            boolean known = path.equals("/_ping")
                    || images.contains(path.replaceFirst("^/images/", "").replaceFirst("/json$", ""));
            exchange.sendResponseHeaders(known ? 200 : 404, -1);
            exchange.close();
        });
        engine.start();
        environment.put("DOCKER_HOST", "tcp://127.0.0.1:" + engine.getAddress().getPort());
    }

    @AfterEach
    void stopEngine() {
        engine.stop(0);
    }

    private void guard(boolean mayPull, boolean inContainer) {
        new DockerGuard(environment, mayPull, inContainer).require(IMAGE);
    }

    @Test
    void withAllImagesThereNothingIsMissing() {
        images.addAll(Set.of(IMAGE.text(), "testcontainers/ryuk:0.14.0", "alpine:3.17"));

        assertThatCode(() -> guard(false, true)).doesNotThrowAnyException();
    }

    @Test
    void anImageThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> guard(false, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs the image localstack/localstack:4.14.0")
                .hasMessageContaining("glueflake.aws.pull");
        assertThatCode(() -> guard(true, false)).doesNotThrowAnyException();
    }

    @Test
    void theImagesOfTestcontainersAreAskedForUnlessTheyAreTurnedOff() {
        images.add(IMAGE.text());

        assertThatThrownBy(() -> guard(false, false)).hasMessageContaining("TESTCONTAINERS_RYUK_DISABLED=true");
        environment.put("TESTCONTAINERS_RYUK_DISABLED", "true");
        assertThatCode(() -> guard(false, false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> guard(false, true))
                .hasMessageContaining("TESTCONTAINERS_CHECKS_DISABLE=true")
                .hasMessageContaining("TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1");
        environment.put("TESTCONTAINERS_CHECKS_DISABLE", "true");
        environment.put("TESTCONTAINERS_HOST_OVERRIDE", "127.0.0.1");
        assertThatCode(() -> guard(false, true)).doesNotThrowAnyException();
    }

    @Test
    void anEngineThatIsGoneIsNamed() {
        engine.stop(0);

        assertThatThrownBy(() -> guard(false, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LocalStack needs Docker")
                .hasMessageContaining(environment.get("DOCKER_HOST"));
    }

    @Test
    void anEngineThatDoesNotAnswerIsNotWaitedFor() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("DOCKER_HOST", "tcp://127.0.0.1:" + silent.getLocalPort());
            long began = System.nanoTime();

            assertThatThrownBy(() -> guard(false, false)).hasMessageContaining("does not answer within 2 seconds");

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void aSlowEngineHasTwoSecondsForAllQuestionsTogether() {
        CountDownLatch never = new CountDownLatch(1);
        engine.createContext("/_ping", exchange -> answerLate(exchange, never));
        engine.createContext("/images/", exchange -> answerLate(exchange, never));
        long began = System.nanoTime();

        assertThatThrownBy(() -> guard(false, true)).hasMessageContaining("does not answer within 2 seconds");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    }

    private static void answerLate(HttpExchange exchange, CountDownLatch never) throws IOException {
        try {
            assertThat(never.await(750, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Test
    void anAddressThatCannotBeReadIsNamed() {
        environment.put("DOCKER_HOST", "ssh://somewhere");

        assertThatThrownBy(() -> guard(false, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ssh://somewhere");
    }
}
