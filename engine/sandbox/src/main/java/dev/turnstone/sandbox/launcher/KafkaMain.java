package dev.turnstone.sandbox.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Properties;

/// Formats the data directory if it is new and starts a Kafka broker: `KafkaMain FILE FOLDER`, the
/// broker's properties and the folder that an orphan removes.
public final class KafkaMain {
    private static final String CLUSTER = "dHVybnN0b25lLWthZmthMQ";

    private KafkaMain() {}

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        Life life = Life.begin(Path.of(args[1]));
        format(file);
        Object server = server(SearchMain.read(file));
        life.obey(() -> call(server, "shutdown"));
        call(server, "startup");
        life.ready("kafka");
        call(server, "awaitShutdown");
    }

    private static void format(Path file) throws ReflectiveOperationException {
        String[] arguments = {"format", "--ignore-formatted", "-t", CLUSTER, "-c", file.toString()};
        int code =
                (int)
                        Class.forName("kafka.tools.StorageTool")
                                .getMethod("execute", String[].class, PrintStream.class)
                                .invoke(null, arguments, System.err);
        if (code != 0) {
            throw new IllegalStateException("the data directory could not be formatted");
        }
    }

    private static Object server(Properties settings) throws ReflectiveOperationException {
        Class<?> configuration = Class.forName("kafka.server.KafkaConfig");
        Object parsed =
                configuration.getMethod("fromProps", Properties.class).invoke(null, settings);
        Class<?> time = Class.forName("org.apache.kafka.common.utils.Time");
        return Class.forName("kafka.server.KafkaRaftServer")
                .getConstructor(configuration, time)
                .newInstance(parsed, time.getField("SYSTEM").get(null));
    }

    private static void call(Object on, String name) throws ReflectiveOperationException {
        on.getClass().getMethod(name).invoke(on);
    }
}
