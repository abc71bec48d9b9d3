package dev.glueflake.snowflake.load;

import dev.glueflake.core.S3Location;
import dev.glueflake.snowflake.QualifiedName;
import java.util.Objects;

/**
 * Where a load's files lie, seen from both sides.
 *
 * @param stage the external stage in Snowflake
 * @param root what the stage's URL says: the files' keys begin with it
 */
public record StageLocation(QualifiedName stage, S3Location root) {

    /**
     * Checks that both sides are given.
     *
     * @param stage the external stage in Snowflake
     * @param root what the stage's URL says
     */
    public StageLocation {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(root, "root");
    }
}
