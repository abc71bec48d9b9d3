package dev.glueflake.testkit.aws.internal.environment.container;

import java.io.IOException;
import java.util.Map;

/**
 * Learns within 2 seconds whether Testcontainers could start an image. Testcontainers itself tries for minutes, and
 * pulls images of its own, where something is missing.
 *
 * @param environment the variables of this process
 * @param mayPull whether images may be fetched
 * @param inContainer whether this process runs in a container, as Testcontainers sees it
 */
record DockerGuard(Map<String, String> environment, boolean mayPull, boolean inContainer) {
    private static final int OK = 200;
    private static final String RYUK = "testcontainers/ryuk:0.14.0";
    private static final String ALPINE = "alpine:3.17";

    /**
     * Checks all that is needed.
     *
     * @throws IllegalStateException that says what is missing and what to do
     */
    void require(LocalStackImage image) {
        DockerEngine engine = DockerEngine.find(environment)
                .orElseThrow(() -> new IllegalStateException(
                        "LocalStack needs Docker: DOCKER_HOST is not set and there is no socket in the usual places."));
        try {
            if (engine.status("/_ping") != OK) {
                throw new IOException("it is not ready");
            }
            requireImage(engine, image.text(), "Pull or build it, or allow it with -Dglueflake.aws.pull=true.");
            requireOwnImages(engine);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "LocalStack needs Docker, and the engine at " + engine.address() + " cannot be used: "
                            + e.getMessage() + ". Start it, or set DOCKER_HOST.",
                    e);
        }
    }

    private void requireOwnImages(DockerEngine engine) throws IOException {
        if (!isSet("TESTCONTAINERS_RYUK_DISABLED")) {
            requireImage(engine, RYUK, "Or set the environment variable TESTCONTAINERS_RYUK_DISABLED=true.");
        }
        boolean checks = !isSet("TESTCONTAINERS_CHECKS_DISABLE");
        boolean gateway = !environment.containsKey("TESTCONTAINERS_HOST_OVERRIDE");
        if (inContainer && (checks || gateway)) {
            requireImage(
                    engine,
                    ALPINE,
                    "Or set the environment variables TESTCONTAINERS_CHECKS_DISABLE=true and"
                            + " TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1.");
        }
    }

    private void requireImage(DockerEngine engine, String image, String remedy) throws IOException {
        if (!mayPull && engine.status("/images/" + image + "/json") != OK) {
            throw new IllegalStateException("LocalStack in a container needs the image " + image
                    + ", which the Docker engine at " + engine.address() + " does not have. " + remedy);
        }
    }

    private boolean isSet(String variable) {
        return Boolean.parseBoolean(environment.get(variable));
    }
}
