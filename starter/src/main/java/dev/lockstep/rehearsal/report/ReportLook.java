package dev.lockstep.rehearsal.report;

/** How the page looks: light, dark, on a phone, on paper. */
final class ReportLook {
  static final String CSS =
      """
      :root { color-scheme: light dark; --ink: #17212e; --soft: #5d6b7b; --line: #dfe5ec;
        --ground: #f3f5f8; --card: #fff; --good: #1f8a5b; --bad: #c93a3a; --code: #eef2f6; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e8edf3; --soft: #9aa8b8;
        --line: #33404f; --ground: #121922; --card: #1b2430; --good: #4cc38a; --bad: #ff7b72;
        --code: #263241; } }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--ground); color: var(--ink);
        font: 15px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
      main { max-width: 1040px; margin: 0 auto; padding: 28px 24px 48px; display: grid;
        grid-template-columns: minmax(0, 1fr); gap: 18px; }
      .verdict { padding: 24px 28px; border-radius: 12px; color: #fff; background: #1a7a50; }
      .verdict.failed { background: #b23030; }
      .verdict p { margin: 0; font-size: 17px; }
      .verdict h1 { margin: 4px 0 6px; font-size: 46px; line-height: 1.1; }
      section { background: var(--card); border: 1px solid var(--line); border-radius: 12px;
        padding: 20px 24px; }
      h2 { margin: 0 0 6px; font-size: 18px; }
      section p { margin: 0 0 12px; max-width: 76ch; }
      .soft { color: var(--soft); }
      .scroll { overflow-x: auto; }
      .plot { display: block; width: 100%; height: auto; min-width: 620px; }
      table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
      th { text-align: left; color: var(--soft); font-weight: 600; font-size: 13px;
        padding: 4px 14px 4px 0; }
      td { padding: 6px 14px 6px 0; border-top: 1px solid var(--line); vertical-align: top; }
      .n { text-align: right; white-space: nowrap; }
      td.zero { color: var(--soft); }
      td.bad { color: var(--bad); font-weight: 700; }
      .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr));
        gap: 12px; margin: 0 0 16px; padding: 0; list-style: none; }
      .tiles b { display: block; font-size: 32px; line-height: 1.2; }
      .legend { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 10px 0 0; padding: 0;
        list-style: none; font-size: 13px; color: var(--soft); }
      .legend .plot { display: inline-block; width: 12px; height: 12px; min-width: 0;
        margin-right: 6px; vertical-align: -1px; }
      details { margin-top: 12px; }
      summary { cursor: pointer; color: var(--soft); }
      code, pre { font: 14px/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
      pre { background: var(--code); padding: 12px 14px; border-radius: 8px; margin: 0 0 12px;
        white-space: pre-wrap; overflow-wrap: anywhere; }
      td code { white-space: nowrap; }
      @media (max-width: 640px) { main { padding: 12px 10px 32px; } section, .verdict {
        padding: 16px 14px; } .verdict h1 { font-size: 36px; } .tiles {
        grid-template-columns: repeat(2, 1fr); } }
      @media print { :root { color-scheme: light; --ink: #17212e; --soft: #5d6b7b;
        --line: #dfe5ec; --ground: #fff; --card: #fff; --good: #1f8a5b; --bad: #c93a3a;
        --code: #f3f5f8; } main { max-width: none; padding: 0; } section, .verdict {
        break-inside: avoid; } .verdict { -webkit-print-color-adjust: exact;
        print-color-adjust: exact; } section.long { break-inside: auto; } }
      """;

  private ReportLook() {}
}
