package dev.lockstep.sandbox.commercetools.broker;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/** A minimal X.509 v3 certificate in PEM, since the JDK can read but not write them. */
final class SelfSignedCertificate {
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final byte[] SHA256_WITH_RSA = {
    0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x0b
  };
  private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int NULL = 0x05;
  private static final int OID = 0x06;
  private static final int UTF8 = 0x0c;
  private static final int TIME = 0x17;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int VERSION = 0xa0;

  private SelfSignedCertificate() {}

  /** Valid from a day before {@code now} for a year. */
  static String pem(KeyPair keys, String commonName, Instant now) throws GeneralSecurityException {
    byte[] algorithm = tlv(SEQUENCE, tlv(OID, SHA256_WITH_RSA), tlv(NULL));
    byte[] name =
        tlv(
            SEQUENCE,
            tlv(
                SET,
                tlv(
                    SEQUENCE,
                    tlv(OID, COMMON_NAME),
                    tlv(UTF8, commonName.getBytes(StandardCharsets.UTF_8)))));
    byte[] validity =
        tlv(SEQUENCE, time(now.minusSeconds(86_400)), time(now.plusSeconds(365L * 86_400)));
    byte[] toBeSigned =
        tlv(
            SEQUENCE,
            tlv(VERSION, tlv(INTEGER, new byte[] {2})),
            tlv(INTEGER, BigInteger.valueOf(now.toEpochMilli()).toByteArray()),
            algorithm,
            name,
            validity,
            name,
            keys.getPublic().getEncoded());
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(keys.getPrivate());
    signature.update(toBeSigned);
    byte[] certificate =
        tlv(SEQUENCE, toBeSigned, algorithm, tlv(BIT_STRING, new byte[] {0}, signature.sign()));
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(certificate);
    return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
  }

  private static byte[] time(Instant instant) {
    return tlv(TIME, UTC_TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
  }

  /** DER: tag, length, contents. */
  private static byte[] tlv(int tag, byte[]... contents) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] content : contents) {
      body.writeBytes(content);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = body.size();
    if (length < 128) {
      out.write(length);
    } else if (length < 256) {
      out.write(0x81);
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length & 0xff);
    }
    out.writeBytes(body.toByteArray());
    return out.toByteArray();
  }
}
