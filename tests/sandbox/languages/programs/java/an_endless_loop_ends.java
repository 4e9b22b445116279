// ends: timed_out
// seconds: 1.5
public class Main {
    public static void main(String[] args) throws Exception {
        long n = 0;
        while (true) {
            n++;
        }
    }
}
