package dev.glueflake.glue.pipeline;

/** How the report looks: light and dark, wide and narrow. Every state has a word and a sign besides its colour. */
final class ReportStyle {
    static final String CSS = """
            :root { color-scheme: light dark; --page: #f6f7f9; --card: #fff; --text: #1b2430; --soft: #5b6776;
              --line: #d5dbe3; --code: #eef1f5; --succeeded: #18794e; --failed: #c62a2f; --skipped: #6b7684;
              --cancelled: #8a5a00; --unknown: #7a3fb8; }
            @media (prefers-color-scheme: dark) { :root { --page: #11161d; --card: #1a212b; --text: #e6ebf2;
              --soft: #9aa7b7; --line: #323d4b; --code: #222b37; --succeeded: #4cc38a; --failed: #ff7b7f;
              --skipped: #98a4b3; --cancelled: #f1b24a; --unknown: #c39bf0; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--page); color: var(--text); line-height: 1.5;
              font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
            main { max-width: 1080px; margin: 0 auto; padding: 24px 16px 64px; }
            h1 { font-size: 26px; line-height: 1.2; margin: 0 0 8px; overflow-wrap: anywhere; }
            h2 { font-size: 17px; margin: 32px 0 10px; }
            h3 { font-size: 16px; margin: 0; overflow-wrap: anywhere; }
            .soft { color: var(--soft); }
            .card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 16px;
              margin: 0 0 12px; }
            .head { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; }
            .chip { font-size: 13px; font-weight: 600; border: 1px solid currentColor; border-radius: 999px;
              padding: 1px 10px; white-space: nowrap; }
            .succeeded { color: var(--succeeded); } .failed { color: var(--failed); } .skipped { color: var(--skipped); }
            .cancelled { color: var(--cancelled); } .unknown { color: var(--unknown); }
            svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
            svg .box { fill: var(--card); stroke: currentColor; stroke-width: 2; }
            svg .edge { fill: none; stroke: var(--soft); stroke-width: 1.5; }
            svg .tip { fill: var(--soft); }
            svg text { font: 13px system-ui, sans-serif; fill: var(--text); }
            svg .name { font-weight: 600; font-size: 14px; }
            svg .small { font-size: 12px; fill: var(--soft); }
            svg .mark { fill: currentColor; font-size: 12px; font-weight: 600; }
            .tall { display: none; }
            .row { display: grid; grid-template-columns: minmax(90px, 26%) 1fr 90px; gap: 12px; align-items: center;
              padding: 3px 0; }
            .row .label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
            .row .took { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            .track { height: 12px; background: var(--code); border-radius: 6px; position: relative; overflow: hidden; }
            .bar { position: absolute; top: 0; bottom: 0; min-width: 3px; background: currentColor; border-radius: 6px; }
            .counts { display: flex; flex-wrap: wrap; gap: 8px 24px; margin: 12px 0 0; }
            .counts div { min-width: 84px; }
            .counts dt { font-size: 12px; color: var(--soft); }
            .counts dd { margin: 0; font-size: 18px; font-variant-numeric: tabular-nums; }
            .message { border-left: 3px solid currentColor; padding: 2px 0 2px 10px; margin: 12px 0 0;
              overflow-wrap: anywhere; }
            .message span { color: var(--text); }
            p { margin: 8px 0 0; overflow-wrap: anywhere; }
            details { margin: 10px 0 0; } summary { cursor: pointer; color: var(--soft); }
            pre, code { font: 13px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
            pre { background: var(--code); border-radius: 8px; padding: 10px 12px; margin: 8px 0 0; overflow-x: auto; }
            code { overflow-wrap: anywhere; }
            ul { margin: 8px 0 0; padding-left: 20px; }
            @media (max-width: 640px) { .wide { display: none; } .tall { display: block; } main { padding-top: 16px; }
              .row { grid-template-columns: 1fr auto; gap: 2px 12px; padding: 6px 0; }
              .row .track { grid-column: 1 / -1; grid-row: 2; } }
            @media print { details > * { display: block; } }
            """;

    private ReportStyle() {}
}
