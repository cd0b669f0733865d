package dev.turnstone.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the server's log4j is told: warnings to standard error, which is the server's log file.
final class LogConfiguration {
    private LogConfiguration() {}

    static void write(Path directory) throws IOException {
        Files.writeString(
                directory.resolve("log4j2.properties"),
                """
                status = error
                appender.err.type = Console
                appender.err.name = err
                appender.err.target = SYSTEM_ERR
                appender.err.layout.type = PatternLayout
                appender.err.layout.pattern = %d{HH:mm:ss.SSS} %-5p %c{1.} %m%n%ex{12}
                rootLogger.level = warn
                rootLogger.appenderRef.err.ref = err
                """);
    }
}
