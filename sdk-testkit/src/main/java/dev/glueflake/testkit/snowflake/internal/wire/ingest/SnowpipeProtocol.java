package dev.glueflake.testkit.snowflake.internal.wire.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.pipe.Pipe;
import dev.glueflake.testkit.snowflake.internal.pipe.PipeFiles;
import dev.glueflake.testkit.snowflake.internal.pipe.PipeFiles.Asked;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionSettings;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.wire.auth.AuthenticationException;
import dev.glueflake.testkit.snowflake.internal.wire.auth.Authenticator;
import dev.glueflake.testkit.snowflake.internal.wire.message.Endpoint;
import dev.glueflake.testkit.snowflake.internal.wire.message.Json;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireReply;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireRequest;
import dev.glueflake.testkit.snowflake.internal.wire.session.SessionOpener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** insertFiles, insertReport and loadHistoryScan, with the role that the user has by default. Source: Snowflake's page on the Snowpipe REST API. */
public final class SnowpipeProtocol implements Endpoint {
    /** Where all of it is. */
    public static final String PATH = "/v1/data/pipes/";

    private static final Pattern OPERATION =
            Pattern.compile(PATH + "(.+)/(insertFiles|insertReport|loadHistoryScan)/?");
    private static final int MOST_FILES = 5_000;
    private static final int LONGEST_PATH = 1_024;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final Authenticator authenticator;
    private final SessionOpener opener;

    public SnowpipeProtocol(Authenticator authenticator, SessionOpener opener) {
        this.authenticator = authenticator;
        this.opener = opener;
    }

    @Override
    public WireReply answer(WireRequest request) {
        Matcher operation = OPERATION.matcher(request.path());
        if (!operation.matches()) {
            return WireReply.failure(NOT_FOUND, "390404", "The Snowpipe REST API has no " + request.path() + ".");
        }
        boolean insert = operation.group(2).equals("insertFiles");
        if (!request.method().equals(insert ? "POST" : "GET")) {
            return WireReply.bytes(METHOD_NOT_ALLOWED, new byte[0]);
        }
        SnowflakeException injected = request.injected().error();
        if (injected != null) {
            return WireReply.failure(BAD_REQUEST, injected.code(), injected.getMessage());
        }
        try {
            String user = authenticator.bearer(request.token().orElse(""), null);
            return operate(request, user, operation.group(1), operation.group(2));
        } catch (AuthenticationException e) {
            return WireReply.failure(UNAUTHORIZED, e.code(), e.getMessage());
        }
    }

    private WireReply operate(WireRequest request, String user, String name, String operation) {
        try (Session session = opener.login(new SessionSettings(user, null, null, null, null, Map.of()))) {
            Pipe pipe = pipe(name, operation.equals("insertFiles") ? "OPERATE" : "MONITOR", session);
            if (pipe == null) {
                return WireReply.failure(
                        NOT_FOUND, "390404", "Specified object does not exist or not authorized. Pipe not found");
            }
            return switch (operation) {
                case "insertFiles" -> insert(request, new PipeFiles(pipe, session.account()));
                case "insertReport" ->
                    WireReply.json(OK, new PipeReports(pipe, session.account()).recent(request.parameter("beginMark")));
                default -> WireReply.json(OK, new PipeReports(pipe, session.account()).between(request));
            };
        } catch (BadRequestException | SnowflakeException e) {
            String code = e instanceof SnowflakeException known ? known.code() : "390142";
            return WireReply.failure(BAD_REQUEST, code, String.valueOf(e.getMessage()));
        }
    }

    /** The pipe of that full name, taken as it is in its case, if the role has that right on it; else null. */
    private static @Nullable Pipe pipe(String name, String privilege, Session session) {
        try {
            List<Identifier> parts = SqlParser.parseExactName(name).parts();
            if (parts.size() != 3) {
                return null;
            }
            Pipe found = session.account()
                    .catalog()
                    .find(parts.get(0).text())
                    .flatMap(database -> database.find(parts.get(1).text()))
                    .flatMap(schema -> schema.find(ObjectKind.PIPE, parts.get(2).text()))
                    .map(Pipe.class::cast)
                    .orElse(null);
            if (found != null) {
                session.objects().authority().require(privilege, found);
            }
            return found;
        } catch (SnowflakeException e) {
            return null;
        }
    }

    private static WireReply insert(WireRequest request, PipeFiles files) throws BadRequestException {
        List<Asked> asked = asked(request);
        if (asked.size() > MOST_FILES) {
            throw new BadRequestException(
                    "A request names at most " + MOST_FILES + " files, not " + asked.size() + ".");
        }
        for (Asked file : asked) {
            if (file.path().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
                throw new BadRequestException("A path has at most " + LONGEST_PATH + " bytes: " + file.path());
            }
        }
        List<String> unmatched = files.insert(asked);
        String id = request.parameter("requestId").orElse(UUID.randomUUID().toString());
        return WireReply.json(OK, out -> {
            out.writeStartObject();
            out.writeStringField("requestId", id);
            out.writeStringField("status", "success");
            // What clients of Snowflake's own look at.
            out.writeStringField("responseCode", "SUCCESS");
            if (!unmatched.isEmpty()) {
                out.writeArrayFieldStart("unmatchedPatternFiles");
                for (String path : unmatched) {
                    out.writeString(path);
                }
                out.writeEndArray();
            }
            out.writeEndObject();
        });
    }

    private static List<Asked> asked(WireRequest request) throws BadRequestException {
        String type = request.header("content-type")
                .orElse("application/json")
                .split(";", 2)[0]
                .strip();
        if (type.equalsIgnoreCase("text/plain")) {
            return request.text()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(line -> new Asked(line, 0))
                    .toList();
        }
        if (!request.json().path("files").isArray()) {
            throw new BadRequestException("The body must be an object with the array 'files', or text/plain.");
        }
        List<Asked> asked = new ArrayList<>();
        for (JsonNode file : request.json().path("files")) {
            String path = Json.text(file, "path");
            if (path == null || path.isEmpty()) {
                throw new BadRequestException("A file has no 'path'.");
            }
            asked.add(new Asked(path, file.path("size").asLong(0)));
        }
        return asked;
    }
}
