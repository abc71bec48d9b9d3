package dev.glueflake.glue.event;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** The types of events that the old event lake knows, in its schema. */
final class BuiltInTransformers {
    private static final String NAME = "door2door";

    private BuiltInTransformers() {}

    static List<EventTransformer> with(Schema.Type coordinates) {
        Schema schema = schema(coordinates);
        EventTransformer vehicle = EventTransformer.builder("vehicle", schema)
                .source("id", "data.id")
                .source("lat", "data.location.lat")
                .source("lng", "data.location.lng")
                .source("start", "data.start")
                .source("finish", "data.finish")
                // Both flatten to one column; the event's own wins.
                .source("at", "at", "data.location.at")
                .build();
        EventTransformer operatingPeriod = EventTransformer.builder("operating_period", schema)
                .source("id", "data.id")
                .source("start", "data.start")
                .source("finish", "data.finish")
                .source("lat", "data.lat")
                .source("lng", "data.lng")
                .build();
        return List.of(vehicle, operatingPeriod);
    }

    private static Schema schema(Schema.Type coordinates) {
        List<Schema.Field> fields = new ArrayList<>();
        for (String name : List.of("event", "on", "at", "organization_id", "id", "start", "finish")) {
            fields.add(nullable(name, Schema.Type.STRING));
        }
        fields.add(nullable("lat", coordinates));
        fields.add(nullable("lng", coordinates));
        return Schema.createRecord(NAME, null, NAME, false, fields);
    }

    private static Schema.Field nullable(String name, Schema.Type type) {
        Schema union = Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(type));
        return new Schema.Field(name, union, null, Schema.Field.NULL_DEFAULT_VALUE);
    }
}
