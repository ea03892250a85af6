package dev.polyflux.cluster.gossip;

/** Where a node listens for gossip. */
record Address(String host, int port) {

    static Address of(String text) {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (colon > 0 && port > 0 && port <= 0xFFFF) {
                return new Address(bare(text.substring(0, colon)), port);
            }
        } catch (NumberFormatException noNumber) {
            // it is said below
        }
        throw new IllegalArgumentException("'" + text + "' is no host:port");
    }

    /** The text, if it is one. */
    static String checked(String text) {
        return of(text).toString();
    }

    /** IPv6 addresses stand in brackets where a port follows. */
    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
