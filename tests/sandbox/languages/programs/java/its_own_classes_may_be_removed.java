// ends: exited
import java.io.File;

public class Main {
    public static void main(String[] args) throws Exception {
        for (File file : new File(".built").listFiles()) {
            file.delete();
        }
        new File("Main.java").delete();
    }
}
