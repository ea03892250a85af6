package dev.polyflux.consumers;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A POM as it is published. */
record Published(Element project) {

    static Published of(Path pom) throws IOException {
        try {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
            return new Published(document.getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("cannot read " + pom, e);
        }
    }

    String artifact() {
        return text("artifactId");
    }

    String version() {
        return text("version");
    }

    String file(String ending) {
        return artifact() + "-" + version() + "." + ending;
    }

    /** What stands directly below the project under this name; empty where nothing does. */
    String text(String name) {
        for (Node child = project.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                return child.getTextContent().strip();
            }
        }
        return "";
    }
}
