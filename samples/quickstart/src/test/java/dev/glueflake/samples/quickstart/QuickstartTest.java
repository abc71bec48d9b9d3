package dev.glueflake.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuickstartTest {
    @Test
    void loadsBothTablesTwiceAndEverythingAgreesWithTheSource() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean passed = Quickstart.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), 200, 2_000);
        String output = bytes.toString(StandardCharsets.UTF_8);
        assertThat(output)
                .containsPattern("orders +2000 +2000 +2000 +2000 +0 +0 +2000 +0 ")
                .containsPattern("orders +2500 +551 +551 +500 +41 +10 +2490 +10 ")
                .contains("Rows Processed: 5")
                .doesNotContain("DIFF");
        assertThat(passed).as(output).isTrue();
    }
}
