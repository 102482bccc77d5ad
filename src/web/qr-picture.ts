import qrcode from 'qrcode';

/** The link as a picture for an `<img>`: SVG in a data address, dark on light in every colour scheme. */
export async function qrPicture(link: string): Promise<string> {
  const svg = await qrcode.toString(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
