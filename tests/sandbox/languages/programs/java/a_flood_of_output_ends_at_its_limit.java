// ends: output_limit
public class Main {
    public static void main(String[] args) throws Exception {
        String text = "x".repeat(4096);
        while (true) {
            System.out.println(text);
        }
    }
}
