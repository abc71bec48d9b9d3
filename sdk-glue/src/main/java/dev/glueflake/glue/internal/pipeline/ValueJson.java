package dev.glueflake.glue.internal.pipeline;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.glueflake.core.ConfigurationException;

/** Values of parameters and results as JSON, and back as the same type. */
public final class ValueJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(TextValues.module())
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private ValueJson() {}

    /** Writes a value whose type {@link StorableTypes} allows. */
    public static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(
                    "VALUE_NOT_STORABLE",
                    "A " + value.getClass().getSimpleName() + " cannot be written as JSON: " + e.getOriginalMessage());
        }
    }

    /** Reads what {@link #write} wrote. */
    public static <T> T read(String json, Class<T> type) {
        try {
            T value = JSON.readValue(json, type);
            if (value == null) {
                throw invalid(type, "it is null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw invalid(type, e.getOriginalMessage());
        }
    }

    private static ConfigurationException invalid(Class<?> type, String why) {
        return new ConfigurationException(
                "STORED_VALUE_INVALID",
                "A stored text is no " + type.getSimpleName() + ": " + why
                        + ". It was written by another release or by hand.");
    }
}
