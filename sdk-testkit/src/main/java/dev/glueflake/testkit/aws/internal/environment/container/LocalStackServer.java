package dev.glueflake.testkit.aws.internal.environment.container;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** A container with LocalStack. */
public final class LocalStackServer implements AutoCloseable {
    private static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";
    private static final String GLUE_HOST = "glue.host";
    private static final String MODULE = "org/testcontainers/localstack/LocalStackContainer.class";

    private final LocalStackContainer container;

    private LocalStackServer(LocalStackContainer container) {
        this.container = container;
    }

    /**
     * Starts a container.
     *
     * @param gluePort where Glue listens on this machine; images whose Glue can be elsewhere call it there
     * @throws IllegalArgumentException if that is no image's name
     * @throws IllegalStateException that says why it cannot be started
     */
    public static LocalStackServer start(String imageName, int gluePort) {
        LocalStackImage image = LocalStackImage.parse(imageName);
        String token = System.getenv().getOrDefault(TOKEN, "");
        image.requireToken(!token.isBlank());
        if (LocalStackServer.class.getClassLoader().getResource(MODULE) == null) {
            throw new IllegalStateException("LocalStack in a container needs Testcontainers: add"
                    + " org.testcontainers:testcontainers-localstack, version 2, to the class path.");
        }
        new DockerGuard(System.getenv(), Boolean.getBoolean("glueflake.aws.pull"), Files.exists(Path.of("/.dockerenv")))
                .require(image);
        return new LocalStackServer(Launch.run(image, token, gluePort));
    }

    public URI uri() {
        return container.getEndpoint();
    }

    @Override
    public void close() {
        container.stop();
    }

    /** Touches Testcontainers: loaded when everything is known to be there. */
    private static final class Launch {
        private Launch() {}

        static LocalStackContainer run(LocalStackImage image, String token, int gluePort) {
            DockerImageName name =
                    DockerImageName.parse(image.text()).asCompatibleSubstituteFor(LocalStackImage.OFFICIAL);
            LocalStackContainer container = new LocalStackContainer(name);
            container.withExtraHost(GLUE_HOST, "host-gateway");
            container.withEnv("GLUE_ENDPOINT_URL", "http://" + GLUE_HOST + ":" + gluePort);
            if (!token.isBlank()) {
                container.withEnv(TOKEN, token);
            }
            try {
                container.start();
                return container;
            } catch (ContainerLaunchException e) {
                container.stop();
                throw new IllegalStateException("The image " + image.text() + " does not start: " + e.getMessage(), e);
            }
        }
    }
}
