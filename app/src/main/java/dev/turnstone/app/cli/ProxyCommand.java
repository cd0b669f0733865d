package dev.turnstone.app.cli;

import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.proxy.Admin;
import dev.turnstone.proxy.AdminPlan;
import dev.turnstone.proxy.Proxy;
import dev.turnstone.proxy.config.ProxyConfig;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// Stands before a cluster and records what passes, until it is told to end.
@Command(name = "proxy")
final class ProxyCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--config", paramLabel = "FILE")
    private @Nullable Path config;

    @Option(names = "--listen", paramLabel = "HOST:PORT")
    private @Nullable String listen;

    @Option(names = "--upstream", paramLabel = "URL", split = ",")
    private @Nullable List<String> upstream;

    @Option(names = "--log", paramLabel = "DIR|kafka:HOST:PORT/TOPIC")
    private @Nullable String log;

    @Option(names = "--admin", paramLabel = "HOST:PORT")
    private @Nullable String admin;

    ProxyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        ProxyConfig wanted = wanted();
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().unstarted(() -> await(end, ended)));
        try (TrafficLogWriter writer = wanted.log().writer();
                Proxy proxy = Proxy.start(wanted.plan(), writer);
                OpenAdmin _ = OpenAdmin.of(wanted.admin(), proxy, console)) {
            wanted.canary().ifPresent(proxy::sendCanaries);
            console.say(
                    "proxy.listening",
                    HostPort.of(proxy.address()),
                    HostPort.of(wanted.plan().source().nodes()),
                    wanted.log());
            end.await();
            console.say("proxy.ending");
        } finally {
            ended.countDown();
        }
        return Cli.DONE;
    }

    private ProxyConfig wanted() {
        if (config != null) {
            if (listen != null || upstream != null || log != null || admin != null) {
                throw new WrongUsage(console.texts().text("proxy.configOrOptions"));
            }
            return ProxyConfig.read(config);
        }
        if (listen == null || upstream == null || log == null) {
            throw new WrongUsage(console.texts().text("proxy.optionsMissing"));
        }
        return ProxyConfig.of(listen, upstream, log, admin);
    }

    /// The process is told to end: the proxy ends in order first.
    private static void await(CountDownLatch end, CountDownLatch ended) {
        end.countDown();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The admin endpoint, where one is wanted.
    private record OpenAdmin(@Nullable Admin admin) implements AutoCloseable {
        static OpenAdmin of(Optional<AdminPlan> plan, Proxy proxy, Console console) {
            if (plan.isEmpty()) {
                return new OpenAdmin(null);
            }
            Admin admin = Admin.start(proxy, plan.get());
            console.say("proxy.admin", HostPort.of(admin.address()));
            return new OpenAdmin(admin);
        }

        @Override
        public void close() {
            if (admin != null) {
                admin.close();
            }
        }
    }
}
