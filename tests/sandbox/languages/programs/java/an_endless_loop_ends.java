// ends: timed_out
public class Main {
    public static void main(String[] args) throws Exception {
        long n = 0;
        while (true) {
            n++;
        }
    }
}
