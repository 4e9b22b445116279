// ends: exited
public class Main {
    public static void main(String[] args) throws Exception {
        Process shell = new ProcessBuilder("/bin/sh", "-c", "id -u; echo x > /etc/x && echo BREACH; ls /proc").start();
        String told = new String(shell.getInputStream().readAllBytes()).trim();
        if (!told.equals("65534")) {
            System.out.println("BREACH " + told);
        }
    }
}
