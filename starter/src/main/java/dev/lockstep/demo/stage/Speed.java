package dev.lockstep.demo.stage;

/** How fast a parcel shall travel; shops and warehouses have names of their own for it. */
public enum Speed {
  STANDARD,
  EXPRESS
}
