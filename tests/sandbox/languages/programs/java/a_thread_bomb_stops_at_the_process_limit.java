// ends: raised timed_out out_of_memory exited
// seconds: 1.5
public class Main {
    public static void main(String[] args) throws Exception {
        while (true) {
            new Thread(() -> {
                try {
                    Thread.sleep(1_000_000);
                } catch (InterruptedException stopped) {
                    return;
                }
            }).start();
        }
    }
}
