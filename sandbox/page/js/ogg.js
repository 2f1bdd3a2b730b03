/* Chromium records Opus in WebM, Telegram's voice messages are Opus in Ogg: the same sound packets
   in another wrapping. Sources: RFC 3533 (Ogg), RFC 7845 (Opus in Ogg), RFC 8794 (EBML). */

const ID = { segment: 0x18538067, cluster: 0x1f43b675, tracks: 0x1654ae6b, track: 0xae, codecPrivate: 0x63a2, block: 0xa3, group: 0xa0, groupBlock: 0xa1 };
const CONTAINERS = new Set([ID.segment, ID.cluster, ID.tracks, ID.track, ID.group]);
const PACKETS_A_PAGE = 40;

/** The same sound as audio/ogg. Throws when the recording holds no Opus. */
export async function webmToOgg(blob) {
  const found = { head: null, packets: [] };
  readElements(new Uint8Array(await blob.arrayBuffer()), found);
  if (!found.head || !found.packets.length) throw new Error("no Opus sound in the recording");
  return new Blob(oggPages(found), { type: "audio/ogg" });
}

/** Walk EBML elements, collecting the Opus header and the sound packets. */
function readElements(bytes, found) {
  let at = 0;
  while (at < bytes.length) {
    const id = readNumber(bytes, at, true);
    const size = readNumber(bytes, at + id.length, false);
    const start = at + id.length + size.length;
    /* A live recording leaves the size of its outer elements open: all ones, up to the end. */
    const open = size.value === 2 ** (7 * size.length) - 1;
    const end = open ? bytes.length : Math.min(bytes.length, start + size.value);
    const body = bytes.subarray(start, end);
    if (CONTAINERS.has(id.value)) {
      if (open) {
        at = start;
        continue;
      }
      readElements(body, found);
    } else if (id.value === ID.codecPrivate) found.head = body;
    else if (id.value === ID.block || id.value === ID.groupBlock) {
      found.packets.push(body.subarray(readNumber(body, 0, false).length + 3));
    }
    at = end;
  }
}

/** A number of variable length; ids keep the marking bit that sizes leave out. */
function readNumber(bytes, at, keepMark) {
  const length = Math.clz32(bytes[at]) - 23;
  let value = keepMark ? bytes[at] : bytes[at] & (0xff >> length);
  for (let index = 1; index < length; index += 1) value = value * 256 + bytes[at + index];
  return { value, length };
}

function oggPages({ head, packets }) {
  const serial = crypto.getRandomValues(new Uint32Array(1))[0];
  const preSkip = new DataView(head.buffer, head.byteOffset).getUint16(10, true);
  const pages = [
    page(serial, 0, 2, 0n, [head]),
    page(serial, 1, 0, 0n, [opusTags()]),
  ];
  let samples = preSkip;
  for (let at = 0; at < packets.length; at += PACKETS_A_PAGE) {
    const some = packets.slice(at, at + PACKETS_A_PAGE);
    samples += some.reduce((sum, packet) => sum + packetSamples(packet), 0);
    const last = at + PACKETS_A_PAGE >= packets.length;
    pages.push(page(serial, pages.length, last ? 4 : 0, BigInt(samples), some));
  }
  return pages;
}

function opusTags() {
  const vendor = new TextEncoder().encode("Fieldpost");
  const tags = new Uint8Array(16 + vendor.length);
  tags.set(new TextEncoder().encode("OpusTags"));
  new DataView(tags.buffer).setUint32(8, vendor.length, true);
  tags.set(vendor, 12);
  return tags;
}

/** How long an Opus packet sounds, in samples at 48 kHz (RFC 6716, 3.1). */
function packetSamples(packet) {
  const config = packet[0] >> 3;
  let frame;
  if (config < 12) frame = [480, 960, 1920, 2880][config % 4];
  else if (config < 16) frame = [480, 960][config % 2];
  else frame = [120, 240, 480, 960][config % 4];
  const code = packet[0] & 3;
  const frames = [1, 2, 2, packet[1] & 63][code];
  return frame * frames;
}

/** One Ogg page. `kind`: 2 opens the stream, 4 ends it. `position`: samples up to its end. */
function page(serial, number, kind, position, packets) {
  const lacing = packets.flatMap((packet) => [...Array(Math.floor(packet.length / 255)).fill(255), packet.length % 255]);
  const header = 27 + lacing.length;
  const bytes = new Uint8Array(header + packets.reduce((sum, packet) => sum + packet.length, 0));
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode("OggS"));
  bytes[5] = kind;
  view.setBigUint64(6, position, true);
  view.setUint32(14, serial, true);
  view.setUint32(18, number, true);
  bytes[26] = lacing.length;
  bytes.set(lacing, 27);
  let at = header;
  for (const packet of packets) {
    bytes.set(packet, at);
    at += packet.length;
  }
  view.setUint32(22, checksum(bytes), true);
  return bytes;
}

const TABLE = Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
});

/** Ogg's CRC-32: polynomial 04c11db7, not reflected, from zero. */
function checksum(bytes) {
  let sum = 0;
  for (const byte of bytes) sum = ((sum << 8) ^ TABLE[(sum >>> 24) ^ byte]) >>> 0;
  return sum;
}
