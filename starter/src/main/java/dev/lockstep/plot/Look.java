package dev.lockstep.plot;

/** How plots look, light and dark, on a screen and on paper. */
public final class Look {
  /** A style sheet, for the page or the picture. */
  public static final String CSS =
      """
      .plot { --p-ink: #17212e; --p-soft: #5d6b7b; --p-line: #dfe5ec; --p-ground: #fff;
        --p-good: #1f8a5b; --p-bad: #c93a3a; --p-warn: #d98a00; --p-blue: #2f6fdb;
        font: 12px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
      @media (prefers-color-scheme: dark) { .plot { --p-ink: #e8edf3; --p-soft: #9aa8b8;
        --p-line: #33404f; --p-ground: #1b2430; --p-good: #4cc38a; --p-bad: #ff7b72;
        --p-warn: #f0b445; --p-blue: #7fb0ff; } }
      @media print { .plot { --p-ink: #17212e; --p-soft: #5d6b7b; --p-line: #dfe5ec;
        --p-ground: #fff; --p-good: #1f8a5b; --p-bad: #c93a3a; --p-warn: #d98a00;
        --p-blue: #2f6fdb; } }
      .plot .ground { fill: var(--p-ground); }
      .plot text { fill: var(--p-soft); font-size: 12px; }
      .plot text.strong { fill: var(--p-ink); font-weight: 600; }
      .plot text.title { fill: var(--p-ink); font-size: 15px; font-weight: 600; }
      .plot .middle { text-anchor: middle; }
      .plot .end { text-anchor: end; }
      .plot .grid { stroke: var(--p-line); stroke-width: 1; }
      .plot .axis { stroke: var(--p-soft); stroke-width: 1; }
      .plot .goal { stroke: var(--p-warn); stroke-width: 1.5; stroke-dasharray: 6 4; }
      .plot .limit { stroke: var(--p-bad); stroke-width: 1.5; stroke-dasharray: 6 4; }
      .plot .kill { stroke: var(--p-bad); stroke-width: 1.5; }
      .plot .restart { stroke: var(--p-ink); stroke-width: 1.5; stroke-dasharray: 4 3; }
      .plot .fault { stroke: var(--p-warn); stroke-width: 1; }
      .plot .window { fill: var(--p-warn); fill-opacity: .22; }
      .plot .whisker { stroke: var(--p-blue); stroke-width: 1.5; }
      .plot .box { fill: var(--p-blue); fill-opacity: .35; stroke: var(--p-blue); }
      .plot .median { stroke: var(--p-ink); stroke-width: 2.5; }
      .plot .outer { fill: var(--p-blue); }
      .plot .bar { fill: var(--p-blue); }
      .plot .bar2 { fill: var(--p-soft); fill-opacity: .55; }
      .plot .bad { fill: var(--p-bad); }
      .plot .curve { fill: none; stroke: var(--p-blue); stroke-width: 2; }
      .plot .ended { stroke: var(--p-good); stroke-width: 2.5; }
      .plot .under { fill: var(--p-blue); fill-opacity: .18; }
      .plot .s0 { fill: #9ec5f4; } .plot .s1 { fill: #6ba3ea; } .plot .s2 { fill: #4382d6; }
      .plot .s3 { fill: #2a5fa8; } .plot .s4 { fill: #7f6bd6; } .plot .s5 { fill: #b79be8; }
      .plot .s-parked { fill: #e0a030; }
      """;

  private Look() {}
}
