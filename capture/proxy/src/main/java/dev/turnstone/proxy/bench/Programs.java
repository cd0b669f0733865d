package dev.turnstone.proxy.bench;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Other proxies that are installed here, each with as little to do as it can have.
final class Programs {
    private static final long PATIENCE = 10_000_000_000L;

    private Programs() {}

    static List<Way> installed(Path folder, Path errors, int stub, CaptureSizes.Parts wanted)
            throws IOException {
        List<Way> ways = new ArrayList<>();
        int port = freePort();
        Path haproxy = find("haproxy");
        if (haproxy != null && wanted.hasWay("haproxy")) {
            Path file = Files.writeString(folder.resolve("haproxy.cfg"), haproxy(port, stub));
            add(ways, "haproxy", port, errors, haproxy.toString(), "-db", "-f", file.toString());
        }
        int other = freePort();
        Path nginx = find("nginx");
        if (nginx != null && wanted.hasWay("nginx")) {
            Path file = Files.writeString(folder.resolve("nginx.conf"), nginx(folder, other, stub));
            add(ways, "nginx", other, errors, nginx.toString(), "-c", file.toString());
        }
        return ways;
    }

    private static void add(List<Way> ways, String name, int port, Path errors, String... command) {
        Child child = Child.program(errors, List.of(command));
        long deadline = System.nanoTime() + PATIENCE;
        while (!isListening(port)) {
            if (System.nanoTime() > deadline) {
                child.close();
                return;
            }
            Thread.onSpinWait();
        }
        ways.add(new Way(name, port, child));
    }

    private static String haproxy(int port, int stub) {
        return """
        global
          maxconn 4096
        defaults
          mode http
          timeout connect 5s
          timeout client 60s
          timeout server 60s
        listen all
          bind 127.0.0.1:%d
          server stub 127.0.0.1:%d
        """
                .formatted(port, stub);
    }

    private static String nginx(Path folder, int port, int stub) {
        return """
        daemon off;
        worker_processes auto;
        pid %1$s/nginx.pid;
        error_log stderr crit;
        events { worker_connections 2048; }
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          client_body_buffer_size 128k;
          keepalive_requests 100000000;
          upstream stub { server 127.0.0.1:%3$d; keepalive 256; keepalive_requests 100000000; }
          server {
            listen 127.0.0.1:%2$d backlog=1024;
            location / {
              proxy_pass http://stub;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
            }
          }
        }
        """
                .formatted(folder, port, stub);
    }

    private static @Nullable Path find(String program) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path file = Path.of(folder.isEmpty() ? "." : folder, program);
            if (Files.isExecutable(file) && Files.isRegularFile(file)) {
                return file;
            }
        }
        return null;
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
