/**
 * How JupyterLab and Notebook 7 find our extension.
 *
 * There is no bundler. JupyterLab loads this file as a "Module Federation container", which is nothing but an
 * object with init and get, by an ordinary script tag; everything else is an ES module beside it.
 */

(() => {
  const here = document.currentScript.src;
  const names = ["start", "window", "banner", "outline", "search", "bookmarks", "frame"];
  for (const name of names.map((one) => `${one}.css`)) {
    const styles = document.createElement("link");
    styles.rel = "stylesheet";
    styles.href = new URL(name, here).href;
    document.head.append(styles);
  }
  import(new URL("opening.js", here).href).then(({ coverLesson }) => coverLesson()).catch(console.warn);

  let shared; // JupyterLab's own modules: {name: {version: {get, loaded}}}

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB["empathy-in-practice"] = {
    init: (scope) => {
      shared = scope;
    },
    get: async () => {
      const { plugin } = await import(new URL("plugin.js", here).href);
      const found = await plugin(shared);
      return () => ({ __esModule: true, default: found });
    },
  };
})();
