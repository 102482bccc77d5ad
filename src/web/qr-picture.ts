/** The link as a picture for an `<img>`: SVG in a data address, dark on light in every colour scheme. */
export async function qrPicture(link: string): Promise<string> {
  return `data:image/svg+xml;base64,${Buffer.from(await qrSvg(link)).toString('base64')}`;
}

/** The same as the SVG itself. What draws it is loaded with the first, so that a server starts without it. */
export async function qrSvg(link: string): Promise<string> {
  const { default: qrcode } = await import('qrcode');
  return qrcode.toString(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
}
