package dev.glueflake.testkit.snowflake.internal.script.javascript;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Objects;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.IOAccess;
import org.jspecify.annotations.Nullable;

/** GraalJS, one engine for the JVM, so that code is parsed once; it writes nothing anywhere. */
final class JsEngine {
    static final String LANGUAGE = "js";
    static final Source HANDLERS = source("handlers.js");
    static final Source PROCEDURES = source("procedures.js");

    private static final @Nullable Engine ENGINE = start();

    private JsEngine() {}

    /** Whether JavaScript is among the languages of the class path. */
    static boolean isThere() {
        return ENGINE != null;
    }

    private static @Nullable Engine start() {
        try {
            return Engine.newBuilder(LANGUAGE)
                    .option("engine.WarnInterpreterOnly", "false")
                    .out(OutputStream.nullOutputStream())
                    .err(OutputStream.nullOutputStream())
                    .logHandler(OutputStream.nullOutputStream())
                    .build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return null;
        }
    }

    /** A world of its own without a way out: no files, network, threads, processes, classes of the host, or {@code eval}. */
    static Context context(ZoneId zone) {
        return Context.newBuilder(LANGUAGE)
                .engine(Objects.requireNonNull(ENGINE))
                .allowAllAccess(false)
                .allowHostAccess(HostAccess.NONE)
                .allowPolyglotAccess(PolyglotAccess.NONE)
                .allowEnvironmentAccess(EnvironmentAccess.NONE)
                .allowIO(IOAccess.NONE)
                .allowExperimentalOptions(true)
                .option("js.v8-compat", "true")
                .option("js.disable-eval", "true")
                .option("js.load", "false")
                .option("js.print", "false")
                .option("js.graal-builtin", "false")
                .option("js.polyglot-builtin", "false")
                .option("js.shared-array-buffer", "false")
                // GraalJS takes ICU's zone UTC for Greenwich's.
                .timeZone(zone.getId().equals("UTC") ? ZoneId.of("Etc/UTC") : zone)
                .build();
    }

    private static Source source(String name) {
        try (InputStream stream = Objects.requireNonNull(JsEngine.class.getResourceAsStream(name), name)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Source.newBuilder(LANGUAGE, text, name).buildLiteral();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
