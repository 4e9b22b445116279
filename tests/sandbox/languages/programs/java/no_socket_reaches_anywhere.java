// ends: exited
import java.net.ServerSocket;
import java.net.Socket;

public class Main {
    public static void main(String[] args) throws Exception {
        for (String host : new String[] {"127.0.0.1", "10.0.0.1"}) {
            try (Socket socket = new Socket(host, 80)) {
                System.out.println("BREACH " + host);
            } catch (Exception refused) {
                continue;
            }
        }
        try (ServerSocket server = new ServerSocket(0)) {
            System.out.println("BREACH listening");
        } catch (Exception refused) {
            return;
        }
    }
}
