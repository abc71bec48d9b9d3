package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.external.ExternalFiles;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTable;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.Stage;
import dev.glueflake.testkit.snowflake.internal.stage.directory.DirectoryTable;
import java.util.List;

/** What a stream is on: known again when it is renamed, and not when it is replaced. */
public sealed interface StreamSource {
    /** Its name when the stream was made, for the time after it is dropped. */
    QualifiedName name();

    ObjectKind kind();

    /** Whether that object is it, under whatever name. */
    boolean is(CatalogObject object);

    /** Physical names of the tables whose past the stream needs. */
    default List<String> tables() {
        return List.of();
    }

    /** A table; {@code physical} stays when it is renamed. */
    record OnTable(QualifiedName name, String physical) implements StreamSource {
        @Override
        public ObjectKind kind() {
            return ObjectKind.TABLE;
        }

        @Override
        public boolean is(CatalogObject object) {
            return object instanceof Table table && table.physical().equals(physical);
        }

        @Override
        public List<String> tables() {
            return List.of(physical);
        }
    }

    /**
     * A view, while its query and the tables behind it are the same.
     *
     * @param query the very query: a view that is replaced has another one
     * @param tables physical names
     */
    record OnView(QualifiedName name, Query query, List<String> tables) implements StreamSource {
        @Override
        public ObjectKind kind() {
            return ObjectKind.VIEW;
        }

        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean is(CatalogObject object) {
            return object instanceof View view && view.query() == query;
        }
    }

    /** An external table; {@code files} stays over every change but a replacement. */
    record OnExternalTable(QualifiedName name, ExternalFiles files) implements StreamSource {
        @Override
        public ObjectKind kind() {
            return ObjectKind.EXTERNAL_TABLE;
        }

        @Override
        public boolean is(CatalogObject object) {
            return object instanceof ExternalTable table && table.files().equals(files);
        }
    }

    /** The directory table of a stage, while the stage has it. */
    record OnStage(QualifiedName name, DirectoryTable table) implements StreamSource {
        @Override
        public ObjectKind kind() {
            return ObjectKind.STAGE;
        }

        @Override
        public boolean is(CatalogObject object) {
            return object instanceof Stage stage
                    && stage.directory()
                            .filter(directory -> directory.table().equals(table))
                            .isPresent();
        }
    }
}
