package dev.lockstep.sandbox.cin7core;

/** The documents of a fulfilment task, each possible only after the one before. */
public enum Cin7Stage {
  PICK,
  PACK,
  SHIP
}
