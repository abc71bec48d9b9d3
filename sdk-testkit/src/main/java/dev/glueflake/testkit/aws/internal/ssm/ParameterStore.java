package dev.glueflake.testkit.aws.internal.ssm;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/** All parameters, in the order of their names. One lock guards everything. */
final class ParameterStore {
    private static final int CIPHER_BYTES = 96;

    private final TreeMap<String, StoredParameter> parameters = new TreeMap<>();
    private final Random cipher = new Random();
    private final Clock clock;

    ParameterStore(Clock clock) {
        this.clock = clock;
    }

    /** Writes a value; {@code type} may be empty for a parameter that exists. Returns the new version's number. */
    synchronized long put(String name, Optional<String> type, String value, String dataType, boolean overwrite) {
        StoredParameter known = parameters.get(ParameterName.checked(name));
        if (known != null && !overwrite) {
            throw ServiceException.badRequest(
                    "ParameterAlreadyExists",
                    "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");
        }
        String ofType = type.orElseGet(() -> {
            if (known == null) {
                throw ServiceException.badRequest("ValidationException", "A new parameter needs a type: " + name);
            }
            return known.latest().type();
        });
        StoredParameter parameter = known == null ? new StoredParameter(name) : known;
        ParameterVersion version = new ParameterVersion(
                parameter.nextNumber(), ofType, value, cipherText(ofType), dataType, Instant.now(clock));
        parameter.add(version);
        parameters.put(name, parameter);
        return version.number();
    }

    /** Reads under the lock. */
    synchronized <T> Optional<T> find(ParameterName name, Function<StoredParameter, T> reading) {
        return Optional.ofNullable(parameters.get(name.name())).map(reading);
    }

    synchronized boolean delete(String name) {
        return parameters.remove(name) != null;
    }

    /** The parameters below a path, behind {@code after}, at most {@code limit}. */
    synchronized <T> List<T> below(
            String path, boolean recursive, String after, int limit, Function<StoredParameter, T> reading) {
        String prefix = path.endsWith("/") ? path : path + "/";
        List<T> found = new ArrayList<>();
        for (StoredParameter parameter : parameters.tailMap(after, false).values()) {
            String name = parameter.name();
            boolean below = name.startsWith(prefix) && (recursive || name.indexOf('/', prefix.length()) < 0);
            if (below && found.size() < limit) {
                found.add(reading.apply(parameter));
            }
        }
        return found;
    }

    synchronized void clear() {
        parameters.clear();
    }

    private Optional<String> cipherText(String type) {
        if (!type.equals("SecureString")) {
            return Optional.empty();
        }
        byte[] noise = new byte[CIPHER_BYTES];
        cipher.nextBytes(noise);
        return Optional.of("AQICAH" + Base64.getEncoder().encodeToString(noise));
    }
}
