package dev.turnstone.engine.spec.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/// Runs questions at once, each on a thread of its own, and waits only so long for all of them.
final class Together {
    private Together() {}

    /// Everything that was not answered in time, or whose question itself broke, is told to
    /// `failed` with why.
    static void run(
            Map<String, Runnable> questions, Duration deadline, BiConsumer<String, String> failed) {
        List<String> names = List.copyOf(questions.keySet());
        List<Callable<Object>> calls = new ArrayList<>();
        questions.values().forEach(question -> calls.add(Executors.callable(question)));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<Object>> answers =
                    threads.invokeAll(calls, deadline.toMillis(), TimeUnit.MILLISECONDS);
            for (int i = 0; i < answers.size(); i++) {
                String why = why(answers.get(i), deadline);
                if (!why.isEmpty()) {
                    failed.accept(names.get(i), why);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            names.forEach(name -> failed.accept(name, "the check was interrupted"));
        } finally {
            // Interrupted questions end by themselves; nobody waits for them.
            threads.shutdownNow();
        }
    }

    private static String why(Future<Object> answer, Duration deadline)
            throws InterruptedException {
        try {
            answer.get();
            return "";
        } catch (CancellationException e) {
            return "no answer within " + deadline.toSeconds() + " s";
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        }
    }
}
