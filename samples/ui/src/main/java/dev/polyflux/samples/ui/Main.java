package dev.polyflux.samples.ui;

/** Serves the page until it is ended. */
final class Main {

    private Main() {}

    public static void main(String[] args) {
        PageServer server = new PageServer(args.length == 0 ? 8080 : Integer.parseInt(args[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println("Open http://localhost:" + server.port());
        server.serve();
    }
}
