package dev.glueflake.testkit.snowflake.internal.wire.files;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionSettings;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.StageResolver;
import dev.glueflake.testkit.snowflake.internal.stage.directory.PresignedFiles;
import dev.glueflake.testkit.snowflake.internal.wire.auth.AuthenticationException;
import dev.glueflake.testkit.snowflake.internal.wire.auth.Authenticator;
import dev.glueflake.testkit.snowflake.internal.wire.message.Endpoint;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireReply;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireRequest;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryRun;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryService;
import dev.glueflake.testkit.snowflake.internal.wire.session.SessionOpener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** GET of files by URL. */
public final class FileProtocol implements Endpoint {
    private static final String PATH = "/api/files/";

    /** A query's id and a path in Base64. */
    private static final Pattern SCOPED = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([^/]+)");

    /** As long as results are kept. */
    private static final Duration SCOPE = Duration.ofHours(24);

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;

    private final Authenticator authenticator;
    private final SessionOpener opener;
    private final QueryService queries;

    public FileProtocol(Authenticator authenticator, SessionOpener opener, QueryService queries) {
        this.authenticator = authenticator;
        this.opener = opener;
        this.queries = queries;
    }

    /** Whether a path is one of a file. */
    public static boolean has(String path) {
        return path.startsWith(PATH) || path.startsWith(PresignedFiles.PATH);
    }

    @Override
    public WireReply answer(WireRequest request) {
        if (!request.method().equals("GET")) {
            return WireReply.bytes(NOT_ALLOWED, new byte[0]);
        }
        if (request.path().startsWith(PresignedFiles.PATH)) {
            return presigned(request);
        }
        try {
            String type = request.header("x-snowflake-authorization-token-type").orElse(null);
            String user = authenticator.bearer(request.token().orElse(""), type);
            return file(request.path().substring(PATH.length()), user);
        } catch (AuthenticationException e) {
            return refuse(UNAUTHORIZED, e.code(), e.getMessage());
        }
    }

    private WireReply presigned(WireRequest request) {
        PresignedFiles.Opened opened =
                PresignedFiles.of(opener.account()).open(request.path(), request.query(), opener.account());
        Path file = opened.file();
        if (file == null) {
            return amazon(FORBIDDEN, "AccessDenied", opened.refusal());
        }
        if (!Files.isRegularFile(file)) {
            return amazon(NOT_FOUND, "NoSuchKey", "The specified key does not exist.");
        }
        try {
            return bytes(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An error as S3 writes it. */
    private static WireReply amazon(int status, String code, String message) {
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                + "</Message></Error>";
        return WireReply.bytes(status, text.getBytes(StandardCharsets.UTF_8)).header("Content-Type", "application/xml");
    }

    private WireReply file(String path, String user) {
        Matcher scoped = SCOPED.matcher(path);
        String full = scoped.matches() ? unscoped(scoped.group(1), scoped.group(2), user) : path;
        if (full == null) {
            return refuse(FORBIDDEN, "390403", "The scoped URL is not valid, or no longer, or not for this user.");
        }
        String[] parts = full.split("/", 4);
        try (Session session = opener.login(new SessionSettings(user, null, null, null, null, Map.of()))) {
            Optional<byte[]> content = parts.length < 4 ? Optional.empty() : content(parts, session);
            return content.map(FileProtocol::bytes)
                    .orElseGet(() -> refuse(NOT_FOUND, "390404", "There is no file " + full + "."));
        } catch (SnowflakeException e) {
            return refuse(NOT_FOUND, e.code(), e.getMessage());
        }
    }

    private @Nullable String unscoped(String queryId, String encoded, String user) {
        QueryRun run = queries.find(queryId).orElse(null);
        boolean valid = run != null
                && run.user().equals(user)
                && run.start().plus(SCOPE).isAfter(opener.account().now());
        try {
            return valid ? new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Optional<byte[]> content(String[] parts, Session session) {
        StringBuilder stage = new StringBuilder("@");
        for (int i = 0; i < 3; i++) {
            stage.append(i == 0 ? "" : ".").append(Identifier.quoted(parts[i], Position.NONE));
        }
        StageLocation location = new StageResolver(session).resolve(SqlParser.parseStage(stage.toString()));
        if (location.files().find(parts[3]).isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = location.files().open(parts[3])) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WireReply bytes(byte[] content) {
        return WireReply.bytes(OK, content).header("Content-Type", "application/octet-stream");
    }

    private static WireReply refuse(int status, String code, String message) {
        return WireReply.json(status, out -> {
            out.writeStartObject();
            out.writeStringField("code", code);
            out.writeStringField("message", message);
            out.writeEndObject();
        });
    }
}
