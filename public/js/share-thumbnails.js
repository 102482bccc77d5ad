/**
 * Small copies of the storyteller's own pictures, kept in this tab only, so that they can see what they describe. The
 * archive hands out no original, so the copy is made here, before the file leaves.
 */
const prefix = 'share-picture-';
const longestSide = 480;

export async function keepThumbnail(id, file) {
  try {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    sessionStorage.setItem(prefix + id, canvas.toDataURL('image/jpeg', 0.7));
  } catch {
    // A kind of picture that this browser cannot open, or no room: the file's name has to do.
  }
}

export function thumbnail(id) {
  return sessionStorage.getItem(prefix + id);
}

export function forgetThumbnails() {
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith(prefix)) sessionStorage.removeItem(name);
  }
}
