package dev.glueflake.testkit.aws;

import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Opens connections, says so, and keeps them until its input ends: a process of its own has file handles of its own. */
final class IdleConnections {
    private IdleConnections() {}

    public static void main(String[] args) throws Exception {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            sockets.add(new Socket("127.0.0.1", Integer.parseInt(args[0])));
        }
        System.out.println("open " + sockets.size());
        while (System.in.read() >= 0) {
            continue;
        }
    }
}
