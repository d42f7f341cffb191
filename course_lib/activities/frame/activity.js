// What each activity brings of its own: it waits for the front end, which all of a kernel share, and is drawn by it.

/** How long the front end is waited for, in milliseconds: a page that was loaded anew has it after its cells ran. */
const PATIENCE = 30_000;
const PAUSE = 100;

/**
 * @param {{ getWidget: (reference: string) => Promise<{ exports: any }> }} host
 * @param {string} reference
 */
async function arrived(host, reference) {
  const start = performance.now();
  for (;;) {
    try {
      return (await host.getWidget(reference)).exports;
    } catch (problem) {
      if (performance.now() - start > PATIENCE) throw problem;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}

export default {
  /** @param {any} context  see anywidget's documentation of `render` */
  async render(context) {
    const { model, el, host } = context;
    const frontEnd = await arrived(host, model.get("front_end")).catch((problem) => {
      el.textContent = model.get("words").no_kernel;
      throw problem;
    });
    return frontEnd.draw(context);
  },
};
