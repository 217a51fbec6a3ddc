// Faces drawn over a picture: known people and others differ in color and in the kind of line.

const KNOWN = '#6ee7a0';
const UNKNOWN = '#ffc24b';
const DARK = 'rgb(0 0 0 / 80%)';
const FONT = 14;
const LEAST_PLATE = 60;

/** "Ada, unknown, unknown", or that nobody is seen. */
export function named(faces) {
  return faces.length === 0 ? 'nobody' : faces.map(caption).join(', ');
}

/** What is written at a face. */
export function caption(face) {
  if (!face.settled && !face.known) {
    return face.track === null ? 'new' : `#${face.track}`;
  }
  return face.label;
}

/** Draws a picture onto a canvas, which becomes as large as it. Returns the pen. */
export function paint(canvas, bitmap) {
  if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
  }
  const pen = canvas.getContext('2d');
  pen.drawImage(bitmap, 0, 0);
  return pen;
}

/**
 * Draws boxes and names.
 *
 * @param scale pixels of the canvas for one of the screen: lines and letters look alike whatever the size of the picture
 * @param points whether the five points are drawn
 */
export function drawFaces(pen, header, scale, points) {
  for (const face of header.faces) {
    box(pen, face, scale);
  }
  for (const face of header.faces) {
    if (points) {
      dots(pen, face, scale);
    }
    plate(pen, header, face, scale);
  }
}

function color(face) {
  return face.known ? KNOWN : UNKNOWN;
}

function box(pen, face, scale) {
  pen.setLineDash([]);
  pen.lineWidth = 5 * scale;
  pen.strokeStyle = DARK;
  pen.strokeRect(...face.box);
  pen.setLineDash(face.known ? [] : [8 * scale, 5 * scale]);
  pen.lineWidth = 2.5 * scale;
  pen.strokeStyle = color(face);
  pen.strokeRect(...face.box);
  pen.setLineDash([]);
}

function dots(pen, face, scale) {
  for (const [x, y] of face.points) {
    pen.beginPath();
    pen.arc(x, y, 3 * scale, 0, 2 * Math.PI);
    pen.fillStyle = color(face);
    pen.fill();
    pen.lineWidth = scale;
    pen.strokeStyle = DARK;
    pen.stroke();
  }
}

function plate(pen, header, face, scale) {
  pen.font = `600 ${FONT * scale}px system-ui, sans-serif`;
  pen.textBaseline = 'middle';
  const score = face.settled && face.known ? ` ${face.score.toFixed(2)}` : '';
  const most = Math.max(face.box[2], LEAST_PLATE * scale) * 2;
  const text = shortened(pen, caption(face), score, most);
  const height = FONT * 1.5 * scale;
  const width = pen.measureText(text).width + FONT * scale;
  const left = Math.max(0, Math.min(face.box[0], header.width - width));
  const above = face.box[1] - height;
  const top = above >= 0 ? above : Math.min(face.box[1] + face.box[3], header.height - height);
  pen.fillStyle = DARK;
  pen.fillRect(left, top, width, height);
  pen.fillStyle = color(face);
  pen.fillRect(left, top, 3 * scale, height);
  pen.fillStyle = '#ffffff';
  pen.fillText(text, left + FONT / 2 * scale, top + height / 2);
}

function shortened(pen, name, score, most) {
  const signs = [...name];
  let text = name + score;
  while (signs.length > 1 && pen.measureText(text).width > most) {
    signs.pop();
    text = signs.join('') + '…' + score;
  }
  return text;
}
