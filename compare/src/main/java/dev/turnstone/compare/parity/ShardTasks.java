package dev.turnstone.compare.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;

/// Runs one task per shard on virtual threads, some side by side; the first failure ends them all.
final class ShardTasks {
    private ShardTasks() {}

    static <T> List<T> run(int shards, int atOnce, IntFunction<T> task) {
        Semaphore places = new Semaphore(atOnce);
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < shards; i++) {
            int shard = i;
            tasks.add(
                    () -> {
                        places.acquire();
                        try {
                            return task.apply(shard);
                        } finally {
                            places.release();
                        }
                    });
        }
        return all(tasks);
    }

    static <T> List<T> all(List<Callable<T>> tasks) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<T>> futures = tasks.stream().map(threads::submit).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ParityException(
                    "The parity check was interrupted; nothing was changed.", "Start it again.", e);
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }
}
