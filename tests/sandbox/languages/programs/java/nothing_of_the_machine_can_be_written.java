// ends: exited
import java.nio.file.Files;
import java.nio.file.Path;

public class Main {
    public static void main(String[] args) throws Exception {
        for (String path : new String[] {"/etc/x", "/usr/x", "/opt/kradan/x", "/x", "/dev/x", "/proc/x", "/usr/lib/java/x", "/mnt/x"}) {
            try {
                Files.writeString(Path.of(path), "x");
                System.out.println("BREACH " + path);
            } catch (Exception refused) {
                continue;
            }
        }
    }
}
