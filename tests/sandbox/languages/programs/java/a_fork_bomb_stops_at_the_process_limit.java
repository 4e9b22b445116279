// ends: timed_out raised exited
// seconds: 1.5
public class Main {
    public static void main(String[] args) throws Exception {
        while (true) {
            try {
                new ProcessBuilder("/bin/sleep", "100").start();
            } catch (java.io.IOException refused) {
                Thread.sleep(1);
            }
        }
    }
}
