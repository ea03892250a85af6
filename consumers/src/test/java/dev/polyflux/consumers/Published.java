package dev.polyflux.consumers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A POM as it is published, or a part of one. */
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
        return artifact() + "-" + version() + ending;
    }

    /** The artifacts that it names as dependencies, or as those of others. */
    Set<String> dependencies() {
        NodeList elements = project.getElementsByTagName("dependency");
        return IntStream.range(0, elements.getLength())
                .mapToObj(i -> new Published((Element) elements.item(i)).artifact())
                .collect(Collectors.toSet());
    }

    /** What stands directly below it under this name; empty where nothing does. */
    String text(String name) {
        for (Node child = project.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                return child.getTextContent().strip();
            }
        }
        return "";
    }
}
