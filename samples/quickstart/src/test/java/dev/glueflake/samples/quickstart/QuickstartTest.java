package dev.glueflake.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
    @Test
    void aDayOfTheShopRunsAsOnePipelineAndEverythingAgreesWithItsSource(@TempDir Path directory) throws Exception {
        Path report = directory.resolve("report.html");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean passed = Quickstart.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), report, 200, 2_000);
        String output = bytes.toString(StandardCharsets.UTF_8);
        assertThat(output)
                .contains("Rows Processed: 5")
                .contains("2490 rows, checksum")
                .contains(report.toUri().toString())
                .doesNotContain("DIFF");
        assertThat(passed).as(output).isTrue();
        assertThat(report)
                .content()
                .contains("sync-column", "ADD COLUMN", "split-files")
                .containsIgnoringCase("summarize_shipping");
    }
}
