package dev.turnstone.sandbox.launcher;

import java.lang.reflect.Constructor;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The server's modules that are on the class path, in the form that its version takes.
final class Plugins {
    private static final List<String> MODULES =
            List.of(
                    "transport.Netty4",
                    "index.reindex.Reindex",
                    "script.mustache.Mustache",
                    "join.ParentJoin",
                    "index.mapper.MapperExtras",
                    "analysis.common.CommonAnalysis",
                    "painless.Painless",
                    "ingest.common.IngestCommon");

    private Plugins() {}

    /// Classes, or since OpenSearch 3.8 descriptions of them: `collection` is the type that the
    /// node's constructor declares.
    static List<Object> of(String root, Type collection) throws ReflectiveOperationException {
        boolean described = collection.getTypeName().contains("PluginInfo");
        var plugins = new ArrayList<Object>();
        for (String module : MODULES) {
            Optional<Class<?>> type =
                    find(root + "." + module + "Plugin")
                            .or(() -> find(root + "." + module + "ModulePlugin"));
            if (type.isPresent()) {
                plugins.add(described ? described(root, type.get()) : type.get());
            }
        }
        return plugins;
    }

    private static Optional<Class<?>> find(String name) {
        try {
            return Optional.of(Class.forName(name));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Object described(String root, Class<?> plugin)
            throws ReflectiveOperationException {
        Class<?> version = Class.forName(root + ".Version");
        Constructor<?> constructor =
                Class.forName(root + ".plugins.PluginInfo")
                        .getConstructor(
                                String.class,
                                String.class,
                                String.class,
                                version,
                                String.class,
                                String.class,
                                List.class,
                                boolean.class);
        return constructor.newInstance(
                plugin.getName(),
                "on the class path",
                "1",
                version.getField("CURRENT").get(null),
                Integer.toString(Runtime.version().feature()),
                plugin.getName(),
                List.of(),
                false);
    }
}
