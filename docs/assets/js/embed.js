// For pages of other sites that embed a list: makes each frame as high as its list. A classic script, for any page to load.

{
  const LEAST = 100;
  const MOST = 20_000;
  const site = new URL("../..", document.currentScript.src).href;
  const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(site));

  /** The frame of this site that a message comes from. Two lines on one page load this script twice; both set the same. */
  const frameOf = ({ origin, source }) =>
    frames().find((frame) => frame.contentWindow === source && origin === new URL(site).origin);

  addEventListener("message", (event) => {
    const frame = event.data?.cchc === "height" && frameOf(event);
    const height = event.data?.height;
    if (frame && Number.isFinite(height)) {
      frame.style.height = `${Math.min(Math.max(height, LEAST), MOST)}px`;
    }
  });

  // What a frame told before this script came is lost: it is asked for again.
  for (const frame of frames()) {
    frame.contentWindow.postMessage({ cchc: "ask" }, "*");
  }
}
