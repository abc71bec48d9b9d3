package dev.glueflake.glue.internal.pipeline;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.glueflake.core.RunId;
import dev.glueflake.core.S3Location;
import dev.glueflake.glue.sync.SyncPlan;
import dev.glueflake.snowflake.QualifiedName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Function;

/** Types that are one text in JSON. */
final class TextValues {
    private static final Map<Class<?>, Function<String, ?>> READERS = Map.ofEntries(
            Map.entry(Instant.class, Instant::parse),
            Map.entry(Duration.class, Duration::parse),
            Map.entry(LocalDate.class, LocalDate::parse),
            Map.entry(LocalTime.class, LocalTime::parse),
            Map.entry(LocalDateTime.class, LocalDateTime::parse),
            Map.entry(OffsetDateTime.class, OffsetDateTime::parse),
            Map.entry(RunId.class, RunId::new),
            Map.entry(S3Location.class, S3Location::parse),
            Map.entry(QualifiedName.class, QualifiedName::parse),
            Map.entry(SyncPlan.class, SyncPlan::fromJson));

    private TextValues() {}

    static boolean holds(Class<?> type) {
        return READERS.containsKey(type);
    }

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("glueflake");
        READERS.forEach((type, reader) -> add(module, type, reader));
        return module;
    }

    @SuppressWarnings("unchecked")
    private static <T> void add(SimpleModule module, Class<T> type, Function<String, ?> reader) {
        module.addSerializer(type, new TextWriter<>());
        module.addDeserializer(type, new TextReader<>((Function<String, T>) reader));
    }

    private static final class TextWriter<T> extends JsonSerializer<T> {
        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value instanceof SyncPlan plan ? plan.toJson() : value.toString());
        }
    }

    private static final class TextReader<T> extends JsonDeserializer<T> {
        private final Function<String, T> reader;

        TextReader(Function<String, T> reader) {
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.getValueAsString();
            try {
                return reader.apply(text);
            } catch (RuntimeException e) {
                throw context.weirdStringException(text, handledType(), e.getMessage());
            }
        }

        @Override
        public Class<?> handledType() {
            return Object.class;
        }
    }
}
