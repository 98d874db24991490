/// The looks of a page: on light paper, dark screens, small screens and A4.
enum StyleSheet {
  /// The style sheet, beside that of `FigureStyle`.
  static let page: Markup = """
    :root{color-scheme:light dark;--paper:#fff;--ink:#1b1d21;--soft:#565b63;--line:#d5d9df;
    --panel:#f5f6f8;--link:#0b57a4}
    @media screen and (prefers-color-scheme:dark){
    :root{--paper:#14171c;--ink:#e6e8eb;--soft:#a9afb8;--line:#363c45;--panel:#1d2127;--link:#8ec1ff}}
    *{box-sizing:border-box}
    html{background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}
    body{max-width:46rem;margin:0 auto;padding:1rem 1rem 3rem;overflow-wrap:break-word;
    font:1.0625rem/1.6 Charter,"Bitstream Charter","Iowan Old Style",Palatino,"Source Serif 4",\
    "DejaVu Serif",Georgia,serif;font-variant-numeric:lining-nums}
    h1,h2,h3,h4,h5,h6{line-height:1.25;margin:2em 0 .6em;break-after:avoid;text-wrap:balance}
    h1{font-size:1.9rem;margin-top:.6em}h2{font-size:1.4rem}h3{font-size:1.15rem}h4,h5,h6{font-size:1rem}
    p,ul,ol,blockquote,table,pre,figure{margin:0 0 1em}
    p{orphans:3;widows:3}li{margin-bottom:.25em}
    a{color:var(--link)}
    a:focus-visible,summary:focus-visible,pre:focus-visible,.table:focus-visible,\
    button:focus-visible{outline:3px solid var(--link);outline-offset:2px}
    .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);\
    padding:.3rem .6rem;z-index:1}
    .about,footer,figcaption,.note{color:var(--soft);font:.875rem/1.45 system-ui,"Segoe UI",\
    "DejaVu Sans",sans-serif}
    .about{margin:0}footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--line)}
    nav ol{columns:16rem;padding-left:1.6em;font-size:.95rem}nav li{break-inside:avoid}
    code,pre{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;\
    font-variant-ligatures:none}
    code{font-size:.86em;background:var(--panel);border-radius:.2em;padding:.08em .25em}
    .whole{white-space:nowrap}
    pre{font-size:.8125rem;line-height:1.4;background:var(--panel);border:1px solid var(--line);
    border-radius:.3rem;padding:.6rem .8rem;overflow-x:auto;break-inside:avoid}
    pre code{font-size:inherit;background:none;padding:0}
    .display{font-size:.875rem;border:0;border-left:3px solid var(--line);background:none}
    blockquote{border-left:3px solid var(--line);margin-left:0;padding-left:1rem;color:var(--soft)}
    hr{border:0;border-top:1px solid var(--line);margin:2rem 0}
    .table{overflow-x:auto;break-inside:avoid;margin-bottom:1em}
    table{border-collapse:collapse;margin:0;font-size:.95rem}
    th,td{text-align:left;padding:.25rem .8rem .25rem 0;border-bottom:1px solid var(--line);\
    vertical-align:top}
    th{white-space:nowrap}.right{text-align:right;font-variant-numeric:tabular-nums lining-nums}
    .exchange{margin-bottom:1.2em}.exchange>*{margin-bottom:.6em}
    .exchange>pre:not(:last-child){break-after:avoid}.long{break-inside:auto}
    .figures{display:flex;flex-wrap:wrap;gap:.8rem 1.2rem;align-items:flex-start}
    figure{margin:0;max-width:100%;break-inside:avoid}
    figure svg{display:block;max-width:100%;height:auto}
    figcaption{margin-top:.2rem;max-width:30rem}
    details{margin-bottom:.5em;break-inside:avoid}details>*:last-child{margin-bottom:.4em}
    summary{cursor:pointer;font:.9rem/1.6 system-ui,"Segoe UI","DejaVu Sans",sans-serif;\
    color:var(--link)}
    .text summary{color:var(--soft)}
    .question{border:1px solid var(--line);border-left:4px solid var(--link);border-radius:.3rem;
    padding:.7rem 1rem .4rem;margin:0 0 1.2em;break-inside:avoid}
    .label{font:600 .875rem system-ui,"Segoe UI","DejaVu Sans",sans-serif;color:var(--link);\
    margin-bottom:.4em}
    .answer{font-weight:600}.room{display:none}
    @media (max-width:30rem){body{font-size:1rem}pre{font-size:.75rem;padding:.5rem}}
    @page{size:A4;margin:18mm 17mm}
    @media print{
    body{max-width:none;padding:0;font-size:10.5pt}pre{font-size:8.2pt;white-space:pre-wrap}
    .display{font-size:9pt}footer{break-before:avoid;break-inside:avoid}
    .table{overflow:visible}figure svg{max-height:235mm}h1{font-size:18pt}h2{font-size:13.5pt}
    a{color:inherit;text-decoration:none}
    nav,.skip,details:not([open]){display:none}
    .room{display:block;height:2.2em;border-bottom:1px dotted var(--soft)}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    }
    """
}
