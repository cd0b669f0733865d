package dev.turnstone.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

class CliTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void versionNamesTheProductAndEndsWithZero() {
        assertThat(run("--version")).isZero();
        assertThat(text(out)).startsWith("Turnstone ").doesNotContain("${");
    }

    @Test
    void helpListsEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(text(out)).contains("sandbox");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfWhenAskedForHelp(CommandSpec command) {
        List<String> words = new ArrayList<>(List.of(command.qualifiedName(" ").split(" ")));
        words.removeFirst();
        words.add("--help");
        assertThat(run(words.toArray(String[]::new))).as(words.toString()).isZero();
        assertThat(text(out)).contains("Usage: " + command.qualifiedName(" "));
    }

    @Test
    void anUnknownCommandIsWrongUsageAndSaysSo() {
        assertThat(run("mirgate")).isEqualTo(2);
        assertThat(text(err)).contains("mirgate");
        assertThat(text(out)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandAndEveryOptionIsExplained(CommandSpec command) {
        assertThat(command.usageMessage().header())
                .as("header of %s (turnstone...usage.header)", command.qualifiedName())
                .isNotEmpty();
        List<ArgSpec> arguments = new ArrayList<>(command.options());
        arguments.addAll(command.positionalParameters());
        for (ArgSpec argument : arguments) {
            assertThat(argument.description())
                    .as("description of %s of %s", argument, command.qualifiedName())
                    .isNotEmpty();
        }
    }

    @Test
    void noTextIsLeftOfACommandThatIsGone() {
        Set<String> idle = new TreeSet<>(Texts.of("cli").bundle().keySet());
        idle.removeIf(key -> key.contains(".") && !key.startsWith("turnstone."));
        commands().flatMap(CliTest::keys).forEach(idle::remove);
        assertThat(idle).isEmpty();
    }

    /// Every key under which picocli looks for a text of this command.
    private static Stream<String> keys(CommandSpec command) {
        String name = command.qualifiedName(".") + ".";
        Stream<String> options =
                command.options().stream()
                        .flatMap(option -> Stream.of(option.names()))
                        .map(option -> option.replaceFirst("^-+", ""))
                        .flatMap(option -> Stream.of(option, name + option));
        Stream<String> parameters =
                command.positionalParameters().stream().map(each -> name + each.paramLabel());
        return Stream.of(
                        Stream.of(name + "usage.header", name + "usage.description"),
                        options,
                        parameters)
                .flatMap(each -> each);
    }

    static Stream<CommandSpec> commands() {
        PrintStream nowhere =
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return tree(Cli.commandLine(new Console(nowhere, nowhere)));
    }

    private static Stream<CommandSpec> tree(CommandLine line) {
        return Stream.concat(
                Stream.of(line.getCommandSpec()),
                line.getSubcommands().values().stream().flatMap(CliTest::tree));
    }

    private int run(String... args) {
        return Cli.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
