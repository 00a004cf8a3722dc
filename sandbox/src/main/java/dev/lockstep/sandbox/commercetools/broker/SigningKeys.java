package dev.lockstep.sandbox.commercetools.broker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The broker's RSA key: signs tokens and notifications, and publishes the public half. */
public final class SigningKeys {
  private static final String KEY_ID = "sandbox-1";
  private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

  private static final int REMEMBERED = 100;

  private final KeyPair keys;
  private final String certificate;
  private final Map<String, String> tokens =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
              return size() > REMEMBERED;
            }
          });

  public SigningKeys(Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
      certificate = SelfSignedCertificate.pem(keys, "sns.sandbox.test", now);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime lacks RSA. Use a complete JDK.", e);
    }
  }

  /** A JSON Web Token signed with RS256; the same one for the same claims. */
  String token(ObjectNode claims) {
    ObjectNode header = Json.object().put("alg", "RS256").put("kid", KEY_ID).put("typ", "JWT");
    String signed = part(Json.text(header)) + "." + part(Json.text(claims));
    return tokens.computeIfAbsent(
        signed, unsigned -> unsigned + "." + URL_SAFE.encodeToString(sign(unsigned)));
  }

  String signature(String text) {
    return Base64.getEncoder().encodeToString(sign(text));
  }

  /** The public key as a JSON Web Key Set. */
  public ObjectNode jwks() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    ObjectNode jwk =
        Json.object()
            .put("kty", "RSA")
            .put("use", "sig")
            .put("alg", "RS256")
            .put("kid", KEY_ID)
            .put("n", unsigned(key.getModulus()))
            .put("e", unsigned(key.getPublicExponent()));
    ObjectNode set = Json.object();
    set.putArray("keys").add(jwk);
    return set;
  }

  /** The certificate in PEM. */
  public String certificate() {
    return certificate;
  }

  private byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The stand-in's own key does not sign.", e);
    }
  }

  private static String part(String json) {
    return URL_SAFE.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return URL_SAFE.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }
}
