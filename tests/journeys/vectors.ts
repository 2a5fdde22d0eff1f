import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { data } from '../data.ts';

/** Hostile HTML, or (in the group `feedparser-keep`) harmless HTML that has to stay. */
export type Vector = { readonly name: string; readonly html: string; readonly group: string };

const OURS: readonly string[] = [
  '<script>alert(1)</script>',
  '<script src="https://foreign.example/a.js"></script>',
  '<img src=x onerror=alert(1)>',
  '<img src="https://foreign.example/a.png">',
  '<img srcset="https://foreign.example/a.png 2x, javascript:alert(1) 3x">',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text y="9">go</text></a></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)/>#x"/></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math href="javascript:alert(1)">go</math>',
  '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<a href="javascript:alert(1)">go</a>',
  '<a href="jAvAsCrIpT&colon;alert(1)">go</a>',
  '<a href=" \t\njava\nscript:alert(1)">go</a>',
  '<a href="\u0001javascript:alert(1)">go</a>',
  '<a href="data:text/html,<script>alert(1)</script>">go</a>',
  '<a href="vbscript:msgbox(1)">go</a>',
  '<a href="#" ping="https://foreign.example/ping" target="_blank">go</a>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="https://foreign.example/a.swf">',
  '<base href="https://foreign.example/"><a href="next">go</a>',
  '<meta http-equiv="refresh" content="0;url=https://foreign.example/">',
  '<link rel="stylesheet" href="https://foreign.example/a.css">',
  '<style>@import "https://foreign.example/a.css"; main { display: none }</style>',
  '<p style="background:url(https://foreign.example/a.png);position:fixed;inset:0">over</p>',
  '<form action="https://foreign.example/"><input name="email" autofocus onfocus=alert(1)><button>go</button></form>',
  '<button formaction="javascript:alert(1)">go</button>',
  '<input type=image src=x onerror=alert(1)>',
  '<select><template><option onclick=alert(1)></template></select>',
  '<template><script>alert(1)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<title><img src=x onerror=alert(1)></title>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<details open ontoggle=alert(1)><summary>more</summary>text</details>',
  '<video poster="javascript:alert(1)"><source onerror=alert(1) src="https://foreign.example/a.mp4"></video>',
  '<audio src="https://foreign.example/a.mp3" autoplay onloadstart=alert(1)></audio>',
  '<body onload=alert(1)><p>text</p></body>',
  '<marquee onstart=alert(1)>text</marquee>',
  '<div id="app"><img name="body" id="main"></div><a id="getElementById" name="cookie">clobber</a>',
  '<img name="querySelector"><form name="head"></form>',
  '<p onclick=alert(1) onmouseover=alert(1) tabindex=1 accesskey=x contenteditable autofocus onfocus=alert(1)>text</p>',
  '<a style="animation: x 1s" onanimationend=alert(1) href="//foreign.example/">go</a>',
  '<dialog open><button popovertarget=x onclick=alert(1)>go</button></dialog><div id=x popover onbeforetoggle=alert(1)>x</div>',
  '<table background="javascript:alert(1)"><tr><td background="https://foreign.example/a.png">x</td></tr></table>',
  '<custom-element onpointerdown=alert(1)><slot name=x></slot></custom-element>',
  '<div><template shadowrootmode="open"><img src=x onerror=alert(1)></template></div>',
  '<p lang="en" title="&quot;><img src=x onerror=alert(1)>">text</p>',
  '<isindex action="javascript:alert(1)" type="image">',
  '<keygen autofocus onfocus=alert(1)>',
  '<a href="https://foreign.example/" onclick="return alert(1)"><svg><foreignObject><iframe src="javascript:alert(1)"></iframe></foreignObject></svg></a>',
  '"><img src=x onerror=alert(1)><"',
  '${alert(1)} {{constructor.constructor("alert(1)")()}} <%= alert(1) %>',
];

/** Our own vectors, and those of the test data where it is on this machine (`CARREL_DATA`). */
export function vectors(): readonly Vector[] {
  const ours = OURS.map((html, i) => ({ name: `ours ${i + 1}`, html, group: 'ours' }));
  const theirs =
    data === undefined ? [] : (JSON.parse(readFileSync(join(data, 'xss/vectors-dev.json'), 'utf8')) as Vector[]);
  return [...ours, ...theirs];
}
