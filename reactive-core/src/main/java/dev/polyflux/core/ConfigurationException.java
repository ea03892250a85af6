package dev.polyflux.core;

/** A configuration, or a file it names, cannot be used. */
public final class ConfigurationException extends PermanentException {

    private static final long serialVersionUID = 1L;

    /** What is wrong, for code that has to tell; docs/errors.md has an entry under each one's {@link #id}. */
    public enum Code {
        /** What was to be started or named is not there, or not of any use. */
        UNUSABLE("PF1000"),
        /** A configuration cannot be read. */
        UNREADABLE("PF1001"),
        /** It is neither TOML nor JSON, or says something twice. */
        MALFORMED("PF1002"),
        /** It has a key that there is not. */
        UNKNOWN_KEY("PF1003"),
        /** A key has a value that it cannot have. */
        WRONG_VALUE("PF1004"),
        /** Two things are said that do not go together. */
        CONFLICT("PF1005"),
        /** Guest code says of a worker what only the host may say. */
        NOT_GRANTED("PF1006"),
        /** No module brings an interpreter of a language. */
        NO_INTERPRETER("PF1007"),
        /** What a configuration names cannot be fetched. */
        NOT_FETCHED("PF1100"),
        /** What was fetched is not what was meant. */
        NOT_AUTHENTIC("PF1101"),
        /** A file's destination cannot be one. */
        WRONG_DESTINATION("PF1102"),
        /** Two files would lie in one place. */
        DUPLICATE_DESTINATION("PF1103"),
        /** A template of a file's name is not there, or there twice. */
        WRONG_TEMPLATE("PF1104"),
        /** An archive is of a kind that cannot be unpacked. */
        WRONG_ARCHIVE("PF1105"),
        /** An archive's content would lie outside, or is a trap. */
        UNSAFE_ARCHIVE("PF1106"),
        /** There is more than a realm may have. */
        TOO_MUCH("PF1107"),
        /** A folder cannot be mounted. */
        WRONG_MOUNT("PF1108"),
        /** A package is nowhere to be found. */
        NO_SUCH_PACKAGE("PF1200"),
        /** No version is right for everybody who asks for a package. */
        NO_SUCH_VERSION("PF1201"),
        /** A package has native code for another Python. */
        NATIVE_PACKAGE("PF1202"),
        /** A package would have to be built first. */
        UNBUILT_PACKAGE("PF1203"),
        /** A package's name, version or metadata cannot be read. */
        WRONG_PACKAGE("PF1204");

        private final String id;

        Code(String id) {
            this.id = id;
        }

        /** What it is called in messages and documents, the same for good. */
        public String id() {
            return id;
        }
    }

    private final Code code;

    /** Says what, where and what to do. */
    public ConfigurationException(String message) {
        this(Code.UNUSABLE, message);
    }

    /** Says what, where and what to do. */
    public ConfigurationException(Code code, String message) {
        super(code == Code.UNUSABLE ? message : message + " (" + code.id + ")", null);
        this.code = code;
    }

    /** The message without the code that it ends in. */
    public String bareMessage() {
        String message = String.valueOf(getMessage());
        String end = " (" + code.id + ")";
        return message.endsWith(end) ? message.substring(0, message.length() - end.length()) : message;
    }

    /** What is wrong. */
    public Code code() {
        return code;
    }
}
