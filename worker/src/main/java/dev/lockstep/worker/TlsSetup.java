package dev.lockstep.worker;

import dev.lockstep.common.Secret;
import dev.lockstep.worker.config.TemporalConfig.Tls;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;

/** TLS towards Temporal, from PEM texts. */
final class TlsSetup {
  private TlsSetup() {}

  /**
   * @throws StartFailure if a certificate or key cannot be read
   */
  static SslContext context(Tls tls) {
    SslContextBuilder builder = GrpcSslContexts.forClient();
    Secret trusted = tls.trusted();
    Secret certificate = tls.certificate();
    Secret key = tls.key();
    try {
      if (trusted != null) {
        builder.trustManager(pem(trusted));
      }
      if (certificate != null && key != null) {
        builder.keyManager(pem(certificate), pem(key));
      }
      return builder.build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new StartFailure(
          "The certificates of temporal.tls cannot be used. They must be PEM, the key in PKCS#8.",
          e);
    }
  }

  private static InputStream pem(Secret text) {
    return new ByteArrayInputStream(text.reveal().getBytes(StandardCharsets.US_ASCII));
  }
}
