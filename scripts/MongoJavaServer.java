import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.List;

/** Serves mongo-java-server on loopback: java -cp FOLDER/* scripts/MongoJavaServer.java PORT */
public class MongoJavaServer {
  public static void main(String[] arguments) {
    MemoryBackend backend = new MemoryBackend();
    // Its own highest is MongoDB 5.0's older dialect, which drivers of today refuse to speak to.
    backend.version(new MongoVersion() {
      public List<Integer> getVersionArray() {
        return List.of(7, 0, 0);
      }

      public int getWireVersion() {
        return 21;
      }
    });
    new MongoServer(backend).bind("127.0.0.1", Integer.parseInt(arguments[0]));
    System.out.println("ready");
  }
}
