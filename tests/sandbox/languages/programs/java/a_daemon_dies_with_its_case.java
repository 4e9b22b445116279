// ends: exited
import java.nio.file.Files;
import java.nio.file.Path;

public class Main {
    public static void main(String[] args) throws Exception {
        new ProcessBuilder("/bin/sleep", "1000").start();
        Files.writeString(Path.of("left"), "left");
        Files.writeString(Path.of("/tmp/left"), "left");
        Runtime.getRuntime().halt(0);
    }
}
