extension HTMLDigest {
    /// Every pair of text and ground has a contrast of at least 4.5 to 1, every mark of the picture 3 to 1, in light and
    /// in dark (WCAG 2.2, 1.4.3 and 1.4.11).
    static let style = """
        :root{color-scheme:light dark;--ground:#f6f4f0;--card:#fff;--text:#1c2126;--quiet:#565d66;--edge:#d8d3ca;\
        --link:#0b559f;--accent:#0d3b66;--outstanding:#0b4a8f;--outstanding-ground:#e1edfa;--good:#14602f;\
        --good-ground:#dff2e5;--requires:#7a4a00;--requires-ground:#fdefd2;--inadequate:#9b1c1c;--inadequate-ground:#fde4e2}
        @media screen and (prefers-color-scheme:dark){:root{--ground:#14171b;--card:#1d2227;--text:#e9e7e3;--quiet:#aab2bc;\
        --edge:#3a424b;--link:#8fc6ff;--accent:#bcd9f5;--outstanding:#9fcdff;--outstanding-ground:#17324e;--good:#93e2ab;\
        --good-ground:#163a21;--requires:#ffce85;--requires-ground:#412d08;--inadequate:#ffaea7;--inadequate-ground:#4a1917}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--ground);color:var(--text);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",\
        Roboto,"Liberation Sans",sans-serif;overflow-wrap:break-word}
        header,main,footer{max-width:46rem;margin:0 auto;padding:0 1.25rem}
        header{padding-top:2.5rem}
        .brand{margin:0;color:var(--accent);font-weight:700;letter-spacing:.08em;text-transform:uppercase;font-size:.8125rem}
        h1{margin:.1em 0;font:600 2.1rem/1.2 Georgia,"Liberation Serif",serif}
        .lead{margin:.3em 0 0;font-size:1.125rem;color:var(--quiet)}
        h2{margin:2.6rem 0 .9rem;padding-bottom:.3rem;border-bottom:2px solid var(--accent);font:600 1.45rem/1.25 Georgia,\
        "Liberation Serif",serif}
        h3{margin:0 0 .5rem;font-size:1.15rem;line-height:1.35}
        h4{margin:1.1rem 0 .2rem;padding:0;border:0;font:600 1rem/1.4 inherit;font-family:inherit}
        p{margin:0 0 .7rem}
        a{color:var(--link);text-underline-offset:.15em}
        a:hover{text-decoration-thickness:.12em}
        :focus-visible{outline:3px solid var(--link);outline-offset:2px}
        article,figure{background:var(--card);border:1px solid var(--edge);border-radius:.6rem;padding:1.1rem 1.25rem;\
        margin:0 0 1rem}
        .inspection{border-left:.4rem solid var(--accent)}
        .inspection.outstanding{border-left-color:var(--outstanding)}
        .inspection.good{border-left-color:var(--good)}
        .inspection.adequate,.inspection.requires_improvement{border-left-color:var(--requires)}
        .inspection.inadequate{border-left-color:var(--inadequate)}
        ul{margin:.2rem 0 .8rem;padding-left:1.2rem}
        .outlets{list-style:none;padding:0}
        nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}
        header nav{margin-top:1rem;font-size:.9375rem}
        nav a{display:inline-block;padding:.25rem 0}
        .up,.down{font-size:.75em}
        .up{color:var(--good)}
        .down{color:var(--inadequate)}
        summary{cursor:pointer;padding:.25rem 0;color:var(--link)}
        .outlet,.quiet,caption,figcaption,footer{color:var(--quiet)}
        .outlet{font-size:.9375rem}
        .quiet,caption,figcaption,footer{font-size:.9375rem}
        .report a{display:inline-block;padding:.45rem .9rem;border:2px solid var(--link);border-radius:.4rem;\
        font-weight:600;text-decoration:none}
        table{width:100%;border-collapse:collapse;margin:.4rem 0 1rem}
        caption{text-align:left;padding-bottom:.3rem}
        th,td{padding:.4rem .7rem .4rem 0;text-align:left;vertical-align:top;border-top:1px solid var(--edge)}
        th{font-weight:600}
        .timeline td:first-child{white-space:nowrap}
        .grades th{width:45%}
        .grades :is(th,td){vertical-align:baseline}
        .grades td:nth-child(2){width:1%;white-space:nowrap}
        .grade{display:inline-block;padding:.05rem .55rem;border-radius:1rem;font-size:.9375rem;font-weight:600;\
        white-space:nowrap}
        .grade.outstanding{color:var(--outstanding);background:var(--outstanding-ground)}
        .grade.good{color:var(--good);background:var(--good-ground)}
        .grade.adequate,.grade.requires_improvement{color:var(--requires);background:var(--requires-ground)}
        .grade.inadequate{color:var(--inadequate);background:var(--inadequate-ground)}
        figure{padding:1rem}
        .picture{display:flex}
        .picture>svg{flex:none}
        .wide{flex:0 1 auto;min-width:0;overflow-x:auto;direction:rtl}
        svg{display:block;direction:ltr}
        svg text{fill:var(--text);font-size:13px}
        svg .label{stroke:none;font-size:11px}
        .band.outstanding{fill:var(--outstanding-ground)}
        .band.good{fill:var(--good-ground)}
        .band.requires_improvement{fill:var(--requires-ground)}
        .band.inadequate{fill:var(--inadequate-ground)}
        .grid{stroke:var(--edge);stroke-width:1}
        .line{fill:none;stroke:var(--text);stroke-width:2}
        .mark{fill:var(--text);stroke:var(--card);stroke-width:2}
        .mark.outstanding{fill:var(--outstanding)}
        .mark.good{fill:var(--good)}
        .mark.adequate,.mark.requires_improvement{fill:var(--requires)}
        .mark.inadequate{fill:var(--inadequate)}
        .mark.hollow{fill:var(--card);stroke:var(--text)}
        .mark.flag{stroke:var(--text);stroke-linejoin:round}
        footer{margin-top:2.5rem;padding-bottom:2.5rem}
        @media (max-width:34rem){h1{font-size:1.7rem}header{padding-top:1.5rem}article{padding:.9rem 1rem}\
        table{font-size:.9375rem}th,td{padding-right:.5rem}.grade{white-space:normal}figure{padding:1rem .5rem 1rem 0}figcaption{padding-left:1rem}\
        .grade{border-radius:.5rem;font-size:.875rem;line-height:1.3}.quiet{font-size:.875rem}}
        @media print{:root{--ground:#fff;--card:#fff}nav,details{display:none}html{font-size:9.5pt}body{font-size:1rem}header,main,footer{max-width:none;padding:0}\
        article,figure,tr{break-inside:avoid}h2,h3{break-after:avoid}.wide{overflow:visible}.picture{zoom:.9}\
        .report a::after{content:" (" attr(href) ")";font-weight:400}}
        """
}
