package dev.polyflux.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** Gets what a server gives; an error names the address that answered, and how. */
final class Download {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;

    private Download() {}

    static InputStream open(URI uri) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        try {
            HttpResponse<InputStream> response = Client.SHARED.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != OK) {
                response.body().close();
                String where = response.uri().equals(uri) ? "" : " by " + response.uri() + ", where it leads,";
                throw new IOException("it is answered" + where + " with status " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it was fetched", e);
        } catch (HttpTimeoutException e) {
            throw new IOException("no answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (ConnectException e) {
            throw new IOException("no connection to " + uri.getAuthority(), e);
        }
    }

    private static final class Client {

        static final HttpClient SHARED = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(PATIENCE)
                .build();
    }
}
