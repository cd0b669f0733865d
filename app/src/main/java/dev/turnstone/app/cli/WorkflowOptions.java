package dev.turnstone.app.cli;

import dev.turnstone.model.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.file.Path;
import java.util.function.Function;

/// What every workflow command takes: the home, the session, and how the answer is printed.
final class WorkflowOptions {
    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    @Option(names = "--session", paramLabel = "NAME")
    private @Nullable String session;

    @Option(names = "--yaml")
    private boolean yaml;

    EngineLink link() {
        return new EngineLink(home.home());
    }

    Path home() {
        return home.home();
    }

    ObjectNode request(String action) {
        ObjectNode request = Json.MAPPER.createObjectNode().put("action", action);
        request.put("who", System.getProperty("user.name", "somebody"));
        if (session != null) {
            request.put("session", session);
        }
        return request;
    }

    /// Prints the answer; an error goes to standard error as well.
    int report(Console console, JsonNode answer, Function<JsonNode, String> text) {
        boolean failed = answer.has("error");
        if (failed) {
            console.err().println(answer.path("error").asString(""));
            console.err().println(answer.path("remedy").asString(""));
        }
        if (json.isSet()) {
            console.out().println(answer);
        } else if (yaml) {
            console.out().print(new YAMLMapper().writeValueAsString(answer));
        } else if (!failed) {
            console.out().println(text.apply(answer));
        }
        return failed ? Cli.FAILED : Cli.DONE;
    }
}
