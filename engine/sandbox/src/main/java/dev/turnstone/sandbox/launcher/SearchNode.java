package dev.turnstone.sandbox.launcher;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/// A node of any version, made by its own constructor instead of the server's bootstrap: without
/// security manager, root check and bootstrap checks.
record SearchNode(String root, Object node) {
    static SearchNode create(String root, Properties settings) throws ReflectiveOperationException {
        Object environment = environment(root, settings(root, settings));
        Class<?> type = NodeClass.concrete(root);
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            Class<?>[] parameters = constructor.getParameterTypes();
            if (parameters.length >= 2 && parameters[1] == java.util.Collection.class) {
                constructor.setAccessible(true);
                var plugins = Plugins.of(root, constructor.getGenericParameterTypes()[1]);
                return new SearchNode(
                        root,
                        parameters.length == 2
                                ? constructor.newInstance(environment, plugins)
                                : constructor.newInstance(environment, plugins, false));
            }
        }
        throw new NoSuchMethodException(type + " has no constructor that takes plugins");
    }

    void start() throws ReflectiveOperationException {
        call(node, "start");
    }

    int port() throws ReflectiveOperationException {
        Object injector = call(node, "injector");
        Class<?> http = Class.forName(root + ".http.HttpServerTransport");
        Method getInstance = injector.getClass().getMethod("getInstance", Class.class);
        getInstance.setAccessible(true);
        Object bound = call(getInstance.invoke(injector, http), "boundAddress");
        return (Integer) call(call(bound, "publishAddress"), "getPort");
    }

    void close() throws java.io.IOException {
        ((Closeable) node).close();
    }

    private static Object settings(String root, Properties settings)
            throws ReflectiveOperationException {
        Class<?> type = Class.forName(root + ".common.settings.Settings");
        Object builder = type.getMethod("builder").invoke(null);
        Method put = builder.getClass().getMethod("put", String.class, String.class);
        for (String name : settings.stringPropertyNames()) {
            put.invoke(builder, name, settings.getProperty(name));
        }
        return call(builder, "build");
    }

    private static Object environment(String root, Object settings)
            throws ReflectiveOperationException {
        Class<?> preparer = Class.forName(root + ".node.InternalSettingsPreparer");
        Method prepare =
                Arrays.stream(preparer.getMethods())
                        .filter(method -> method.getName().equals("prepareEnvironment"))
                        .min(Comparator.comparingInt(Method::getParameterCount))
                        .orElseThrow();
        var arguments = new ArrayList<@Nullable Object>();
        for (Class<?> parameter : prepare.getParameterTypes()) {
            arguments.add(argument(parameter, settings));
        }
        return prepare.invoke(null, arguments.toArray());
    }

    private static @Nullable Object argument(Class<?> parameter, Object settings) {
        if (parameter.isInstance(settings)) {
            return settings;
        }
        if (parameter == Map.class) {
            return Map.of();
        }
        Supplier<String> name = () -> "turnstone";
        return parameter == Supplier.class ? name : null;
    }

    private static Object call(Object on, String name) throws ReflectiveOperationException {
        Method method = on.getClass().getMethod(name);
        method.setAccessible(true);
        return method.invoke(on);
    }
}
