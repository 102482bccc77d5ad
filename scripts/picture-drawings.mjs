/** Draws two works for the pictures in docs/pictures/: a booklet of twelve pages and a long strip of a street. */
import sharp from 'sharp';

const night = '#1f2430';
const lit = '#ffe7a0';
const walls = ['#7a4b32', '#8d6b3c', '#b49a5c', '#4a6d8c', '#5d6b52', '#93564b', '#6b5b7e', '#39606b'];
const roofs = ['#3d5a66', '#6f5140', '#4f5a44', '#5a4a5e'];

/** A PNG of 9,600 by 1,500 pixels: the houses of a street, one beside the other. */
export async function street() {
  const house = 400;
  const houses = Array.from({ length: 24 }, (_, at) => {
    const [x, top] = [at * house, 320 + ((at * 97) % 5) * 50];
    const windows = Array.from({ length: 8 }, (_, of) => {
      const [column, row] = [of % 2, Math.floor(of / 2)];
      const y = top + 90 + row * 190;
      const colour = (at * 5 + of * 3) % 7 < 4 ? lit : night;
      if (y > 880) return '';
      return `<rect x="${x + 90 + column * 135}" y="${y}" width="90" height="110" fill="${colour}" stroke="${night}" stroke-width="9"/>`;
    });
    return (
      `<rect x="${x + 35}" y="${top}" width="330" height="${1180 - top}" fill="${walls[at % walls.length]}"/>` +
      `<path d="M${x + 10} ${top} L${x + 200} ${top - 170} L${x + 390} ${top}Z" fill="${roofs[at % roofs.length]}"/>` +
      `${windows.join('')}<rect x="${x + 165}" y="1045" width="80" height="135" rx="6" fill="${night}"/>` +
      `<text x="${x + 200}" y="1268" font-family="serif" font-size="46" text-anchor="middle" fill="#f3ead8">${at + 1}</text>`
    );
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9600" height="1500">
    <rect width="9600" height="1500" fill="#bfdcec"/><rect y="1180" width="9600" height="320" fill="#4c4a47"/>
    <path d="M0 1390 H9600" stroke="#f3ead8" stroke-width="16" stroke-dasharray="120 90"/>${houses.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 64 }).toBuffer();
}

const pages = [
  'The bench',
  'I sat here every Tuesday. It was somewhere to go.',
  'One day there was somebody else on it. We both said sorry.',
  'The week after, we said hello.',
  'His name is Winston. He used to drive the 464.',
  'I brought a flask. He had brought two cups.',
  'It rained in March. We stood under the bridge, and it did as well.',
  'Ada asked if there was room. There was.',
  'Then Tom, who had walked past for a year.',
  'Five is too many for a bench. We asked for another.',
  'It came in May. We painted it ourselves.',
  'You can sit on it, too. We are here on Tuesdays.',
];
/** How many sit on the bench, page by page. */
const sitting = [0, 1, 2, 2, 2, 2, 0, 3, 4, 5, 5, 5];
const skies = ['#f6e3d8', '#dce9f6', '#dff3e6', '#f4e9c8', '#e6def0', '#d7e8ea'];
const hills = ['#8a7a3c', '#3f5fae', '#3f8f80', '#a8663f', '#6a5590', '#3d6f7a'];

/**
 * A PDF of twelve pages, 148 by 210 mm.
 * @param page playwright's, which may go anywhere
 */
export async function benchBooklet(page) {
  const sheets = pages.map((words, at) => {
    const [sky, hill] = [skies[at % skies.length], hills[at % hills.length]];
    const people = Array.from({ length: sitting[at] }, (_, of) => {
      const x = 200 + of * 145;
      return (
        `<circle cx="${x}" cy="745" r="46" fill="${walls[(of * 3) % walls.length]}"/>` +
        `<path d="M${x - 62} 960 Q${x - 60} 800 ${x} 800 T${x + 62} 960Z" fill="${roofs[of % roofs.length]}"/>`
      );
    });
    const font = at === 0 ? 'font-size: 19mm' : 'font-size: 6.2mm';
    return `<section style="background: ${sky}"><svg viewBox="0 0 1000 1200" preserveAspectRatio="xMidYMid slice">
      <circle cx="${150 + at * 62}" cy="${260 - Math.sin((at / 11) * Math.PI) * 140}" r="80" fill="#f2b65c"/>
      <path d="M0 820 Q260 640 560 780 T1000 700 V1200 H0Z" fill="${hill}" opacity=".45"/>
      <path d="M0 950 Q320 830 640 930 T1000 890 V1200 H0Z" fill="${hill}" opacity=".75"/>
      ${people.join('')}<path d="M80 975 H900 M150 975 V1110 M830 975 V1110 M80 890 H900" stroke="${night}" stroke-width="22" stroke-linecap="round"/>
      </svg><p style="${font}">${words}</p></section>`;
  });
  await page.setContent(`<style>
    @page { size: 148mm 210mm; margin: 0 }
    * { margin: 0; box-sizing: border-box }
    section { width: 148mm; height: 210mm; break-after: page; display: flex; flex-direction: column }
    svg { width: 148mm; height: 172mm; flex: none }
    p { flex: 1; padding: 6mm 14mm 0; font-family: serif; line-height: 1.3; text-align: center; background: #fffaf2; color: ${night} }
  </style>${sheets.join('')}`);
  return page.pdf({ preferCSSPageSize: true, printBackground: true });
}
