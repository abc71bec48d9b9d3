package dev.glueflake.testkit.snowflake.internal.stage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStageFilesTest {
    @TempDir
    Path account;

    private LocalStageFiles files;

    @BeforeEach
    void fill() throws IOException {
        Path stage = Files.createDirectories(account.resolve("stage-1/day=1"));
        Files.writeString(stage.resolve("b.csv"), "hello");
        Files.writeString(stage.getParent().resolve("a.csv"), "");
        Files.writeString(account.resolve("secret.txt"), "not yours");
        files = new LocalStageFiles(account.resolve("stage-1"), new FileDigests());
    }

    @Test
    void listsByPrefixWithSizeAndMd5() {
        assertThat(files.list("")).extracting(StagedFile::name).containsExactly("a.csv", "day=1/b.csv");
        assertThat(files.list("day=1/b")).singleElement().satisfies(file -> {
            assertThat(file.size()).isEqualTo(5);
            assertThat(file.etag()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        });
    }

    @Test
    void aFileThatIsWrittenAgainHasAnotherMd5() throws IOException {
        Path file = account.resolve("stage-1/a.csv");
        FileTime longAgo = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.writeString(file, "one");
        Files.setLastModifiedTime(file, longAgo);
        assertThat(etag("a.csv")).isEqualTo("f97c5d29941bfb1b2fdab0874906ab82");
        assertThat(etag("a.csv")).isEqualTo("f97c5d29941bfb1b2fdab0874906ab82");
        Files.writeString(file, "two");
        assertThat(etag("a.csv")).isEqualTo("b8a9f715dbb64fd5c56e7783c6820a61");
        Files.writeString(file, "six");
        assertThat(etag("a.csv"))
                .as("of the same size, and perhaps of the same time as before")
                .isEqualTo("f52b5e449a2303c031a0c3a1109360bf");
    }

    private String etag(String name) {
        return files.find(name).orElseThrow().etag();
    }

    @Test
    void findsReadsAndRemovesAFile() throws IOException {
        assertThat(files.find("day=1/b.csv")).isPresent();
        try (var in = files.open("day=1/b.csv")) {
            assertThat(in).hasBinaryContent("hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        files.delete("day=1/b.csv");
        assertThat(files.find("day=1/b.csv")).isEmpty();
        assertThat(files.find("day=1")).as("a directory is no file").isEmpty();
    }

    @Test
    void noNameLeadsOutOfTheStage() {
        for (String name : new String[] {"../secret.txt", "day=1/../../secret.txt", "/../secret.txt", ".."}) {
            assertThatThrownBy(() -> files.open(name))
                    .isInstanceOf(SnowflakeException.class)
                    .hasMessageContaining("leads out");
            assertThatThrownBy(() -> files.delete(name)).isInstanceOf(SnowflakeException.class);
            assertThatThrownBy(() -> files.directory(name)).isInstanceOf(SnowflakeException.class);
        }
        assertThat(files.list("../")).isEmpty();
        assertThat(account.resolve("secret.txt")).exists();
    }
}
