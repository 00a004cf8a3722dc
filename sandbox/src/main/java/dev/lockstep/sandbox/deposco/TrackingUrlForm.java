package dev.lockstep.sandbox.deposco;

/** What {@code trackingUrl} of a shipment holds. */
public enum TrackingUrlForm {
  /** The link to the parcel. */
  FULL,
  /** Only its beginning; the tracking number has to be appended. */
  BASE
}
