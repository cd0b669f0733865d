package dev.turnstone.sandbox.junit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstantiationAwareExtension;

/// Gives tests the servers that they ask for, and ends them: a test's own with the test or class,
/// the shared ones after the last test.
final class RealServersExtension implements ParameterResolver, TestInstantiationAwareExtension {
    private static final Namespace NAMESPACE = Namespace.create(RealServersExtension.class);

    RealServersExtension() {}

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(
            ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Wanted.by(parameter).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Wanted wanted = Wanted.by(parameter).orElseThrow();
        SharedServers servers =
                context.getRoot()
                        .getStore(NAMESPACE)
                        .getOrComputeIfAbsent(
                                SharedServers.class, _ -> new SharedServers(), SharedServers.class);
        if (!wanted.own()) {
            return servers.shared(wanted, outermost(context.getRequiredTestClass()));
        }
        Held own = servers.own(wanted);
        context.getStore(NAMESPACE).put(own, own);
        return own.server();
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> outer = type;
        while (outer.getEnclosingClass() != null) {
            outer = outer.getEnclosingClass();
        }
        return outer;
    }
}
