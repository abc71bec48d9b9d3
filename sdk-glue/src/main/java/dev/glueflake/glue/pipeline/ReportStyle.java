package dev.glueflake.glue.pipeline;

/**
 * How the report looks: light and dark, wide and narrow, on paper. Every state has a word and a sign besides its colour;
 * each colour of text has a contrast of at least 4.5 to what it stands on.
 */
final class ReportStyle {
    static final String CSS = """
            :root { color-scheme: light dark; --page: #f4f6f9; --card: #fff; --text: #17202c; --soft: #556172;
              --line: #d9dfe7; --code: #f0f3f7; --link: #1257b0; --succeeded: #13703f; --failed: #b8232a;
              --skipped: #5f6b7a; --cancelled: #855500; --unknown: #7336b3; --shade: 0 1px 2px rgba(20, 30, 45, .07); }
            @media (prefers-color-scheme: dark) { :root { --page: #0f141b; --card: #181f29; --text: #e7ecf3;
              --soft: #a0adbd; --line: #303b49; --code: #111821; --link: #7db8ff; --succeeded: #52cc8f; --failed: #ff8488;
              --skipped: #a2aebd; --cancelled: #f3b755; --unknown: #cba6f5; --shade: none; } }
            * { box-sizing: border-box; }
            html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
            @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
            body { margin: 0; background: var(--page); color: var(--text);
              font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif; }
            main { max-width: 1120px; margin: 0 auto; padding: 32px 20px 48px; }
            h1 { font-size: 30px; line-height: 1.2; letter-spacing: -.01em; margin: 0; overflow-wrap: anywhere; }
            h2 { font-size: 18px; line-height: 1.3; margin: 36px 0 12px; }
            h3 { font-size: 16px; margin: 0; overflow-wrap: anywhere; }
            p { margin: 6px 0 0; overflow-wrap: anywhere; }
            a { color: var(--link); }
            :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
            .soft, .over { color: var(--soft); }
            .over { margin: 0 0 4px; font-size: 13px; font-weight: 600; letter-spacing: .06em; text-transform: uppercase; }
            .card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 18px 20px;
              margin: 0 0 14px; box-shadow: var(--shade); }
            .head { display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center; }
            .chip { font-size: 13px; font-weight: 600; border: 1.5px solid currentColor; border-radius: 999px;
              padding: 1px 11px; white-space: nowrap; }
            .chip.big { font-size: 15px; padding: 3px 14px; }
            .succeeded { color: var(--succeeded); } .failed { color: var(--failed); } .skipped { color: var(--skipped); }
            .cancelled { color: var(--cancelled); } .unknown { color: var(--unknown); }
            .facts { display: flex; flex-wrap: wrap; gap: 12px 36px; margin: 18px 0 0; }
            .facts dd { margin: 0; overflow-wrap: anywhere; } dt { font-size: 12.5px; color: var(--soft); }
            .alert { border-left: 5px solid var(--failed); margin-top: 24px; }
            .alert h2 { margin: 0 0 8px; font-size: 16px; } .alert ul { margin: 0; padding: 0; list-style: none; }
            .alert li { overflow-wrap: anywhere; padding: 3px 0; } .alert a { color: inherit; font-weight: 600; }
            .alert span { color: var(--text); }
            .draw { overflow-x: auto; }
            svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
            svg .box { fill: var(--card); stroke: var(--line); stroke-width: 1.5; }
            svg a:hover .box, svg a:focus .box { stroke: currentColor; }
            svg .side { stroke: currentColor; stroke-width: 4; stroke-linecap: round; }
            svg .edge { fill: none; stroke: var(--soft); stroke-width: 1.6; opacity: .75; }
            svg .idle { stroke-dasharray: 5 4; }
            svg .tip { fill: var(--soft); }
            svg .dot { fill: currentColor; stroke: var(--card); stroke-width: 2; } svg .hit { fill: transparent; }
            svg .name { font-weight: 600; font-size: 14px; fill: var(--text); }
            svg .small { font-size: 12.5px; fill: var(--soft); font-weight: 400; }
            svg .mark { fill: currentColor; font-size: 12.5px; font-weight: 600; }
            .tall { display: none; }
            .row { display: grid; grid-template-columns: minmax(110px, 22%) 1fr 92px; gap: 14px; align-items: center;
              padding: 3px 0; }
            .row .label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--text); }
            .row .took { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; color: var(--soft); }
            .track { height: 14px; position: relative; border-radius: 4px; background: linear-gradient(90deg,
              var(--line) 1px, transparent 1px) 0 0 / 25% 100% var(--code); overflow: hidden; }
            .bar { position: absolute; top: 0; bottom: 0; min-width: 4px; background: currentColor; border-radius: 4px; }
            .marks { display: flex; justify-content: space-between; font-size: 12px; color: var(--soft);
              font-variant-numeric: tabular-nums; }
            .step { scroll-margin-top: 12px; } .step:target { border-color: var(--link); }
            .counts { display: flex; flex-wrap: wrap; gap: 10px 28px; margin: 14px 0 0; }
            .counts dd { margin: 0; font-size: 20px; line-height: 1.3; font-weight: 600; font-variant-numeric: tabular-nums; }
            .counts dd.none { font-weight: 400; color: var(--soft); }
            .message { border-left: 4px solid currentColor; padding: 2px 0 2px 12px; margin: 12px 0 0; }
            .message span { color: var(--text); }
            table { border-collapse: collapse; width: 100%; margin: 14px 0 0; font-size: 14px; }
            th, td { text-align: left; vertical-align: top; padding: 6px 14px 6px 0; border-top: 1px solid var(--line);
              overflow-wrap: anywhere; font-weight: 400; }
            thead th { border-top: 0; font-size: 12.5px; color: var(--soft); padding-bottom: 3px; }
            tbody th { width: 38%; } td.act { width: 1%; padding-right: 28px; font-weight: 600; white-space: nowrap; } td.warn { color: var(--cancelled); }
            details { margin: 12px 0 0; } summary { cursor: pointer; color: var(--link); font-weight: 500; }
            summary span { color: var(--soft); font-weight: 400; }
            pre, code { font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
            pre { background: var(--code); border: 1px solid var(--line); border-radius: 8px; padding: 10px 12px;
              margin: 8px 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
            code { overflow-wrap: anywhere; }
            figure { margin: 0; } figcaption { font-size: 13px; color: var(--soft); margin: 3px 0 0 2px; }
            .ids { margin: 12px 0 0; padding: 0; list-style: none; font-size: 14px; color: var(--soft); }
            .ids code { color: var(--text); }
            footer { margin: 32px 0 0; font-size: 13px; color: var(--soft); }
            @media (max-width: 700px) { .wide { display: none; } .tall { display: block; width: 100%; }
              main { padding: 20px 12px 32px; } h1 { font-size: 24px; } .card { padding: 14px; }
              .facts { gap: 10px 24px; }
              .row { grid-template-columns: 1fr auto; gap: 3px 12px; padding: 6px 0; }
              .row .track, .row .marks { grid-column: 1 / -1; grid-row: 2; }
              thead { position: absolute; clip-path: inset(50%); } tr { display: block; padding: 8px 0;
                border-top: 1px solid var(--line); }
              tbody th, tbody td, td.act { display: block; width: auto; padding: 0; border: 0; } tbody th { font-weight: 600; } }
            @media print { body { background: none; } .card { break-inside: avoid; box-shadow: none; } }
            """;

    private ReportStyle() {}
}
