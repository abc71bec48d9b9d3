package dev.glueflake.testkit.snowflake.internal.wire.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.snowflake.internal.wire.message.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A JSON Web Token taken apart. */
final class Jwt {
    private final JsonNode header;
    private final JsonNode claims;
    private final String signed;
    private final byte[] signature;

    private Jwt(JsonNode header, JsonNode claims, String signed, byte[] signature) {
        this.header = header;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    /** The token's parts; empty where the text is no such token. */
    static Optional<Jwt> parse(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Optional<JsonNode> header = Json.parse(Base64.getUrlDecoder().decode(parts[0]));
            Optional<JsonNode> claims = Json.parse(Base64.getUrlDecoder().decode(parts[1]));
            byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
            return header.isEmpty() || claims.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Jwt(header.get(), claims.get(), parts[0] + "." + parts[1], signature));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String algorithm() {
        return header.path("alg").asText("");
    }

    String issuer() {
        return claims.path("iss").asText("");
    }

    String subject() {
        return claims.path("sub").asText("");
    }

    /** A time claim in seconds since 1970, or -1. */
    long seconds(String claim) {
        return claims.path(claim).asLong(-1);
    }

    byte[] signedBytes() {
        return signed.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] signature() {
        return signature;
    }
}
